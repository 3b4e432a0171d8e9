// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <sched.h>

#include <QObject>
#include <QThreadPool>
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdarg>
#include <functional>
#include <thread>
#include <vector>

/// What Qt's queued calls and its thread pool order, told to the thread sanitizer. Qt is not built
/// with it, and the locks of its queues are futexes, so the sanitizer sees neither that a call is
/// posted before it is delivered, nor that one who waits for a call goes on after it. The linker's
/// --wrap leads the calls of our code through here (see CMakeLists.txt). No report is suppressed,
/// and no order is made up but one: a slot that is called after a second emission of its signal's
/// sender counts as behind both. In the preset `tsan` only.

namespace {

using QtPrivate::QSlotObjectBase;

/// How many emissions of a sender are on their way. Senders may share one, which is rare.
std::atomic<int>& emissionsOf(const QObject* sender) {
    static std::array<std::atomic<int>, 4096> emissions{};
    return emissions[reinterpret_cast<std::uintptr_t>(sender) / alignof(std::max_align_t) %
                     emissions.size()];
}

std::vector<const QObject*>& emittingHere() {
    thread_local std::vector<const QObject*> senders;
    return senders;
}

class Emission {
 public:
    explicit Emission(const QObject* sender) : m_sender(sender) {
        emissionsOf(sender).fetch_add(1, std::memory_order_relaxed);
        emittingHere().push_back(sender);
    }
    ~Emission() {
        emittingHere().pop_back();
        emissionsOf(m_sender).fetch_sub(1, std::memory_order_release);
    }
    Emission(const Emission&) = delete;
    Emission& operator=(const Emission&) = delete;

 private:
    const QObject* m_sender;
};

/// A slot may be called while another thread has yet to return from the emission, in which it has
/// copied the arguments.
void comeAfterEmissionsOf(const QObject* sender) {
    const auto& here = emittingHere();
    const bool isDirect = std::find(here.begin(), here.end(), sender) != here.end();
    const auto latest = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    while (emissionsOf(sender).load(std::memory_order_acquire) > 0 && !isDirect &&
           std::chrono::steady_clock::now() < latest)
        std::this_thread::yield();
}

/// Comes after whoever posted the call, and before whoever deletes it: the one who waited for it.
class OrderedSlot final : public QSlotObjectBase {
 public:
    /// `sender` null: the call is of invokeMethod().
    OrderedSlot(QSlotObjectBase* slot, const QObject* sender)
        : QSlotObjectBase(&OrderedSlot::impl), m_slot(slot), m_sender(sender) {
        __tsan_release(this);
    }

 private:
    static void impl(int which, QSlotObjectBase* base, QObject* receiver, void** arguments,
                     bool* result) {
        auto* self = static_cast<OrderedSlot*>(base);
        __tsan_acquire(self);
        switch (which) {
            case Destroy:
                self->m_slot->destroyIfLastRef();
                delete self;
                return;
            case Call:
                if (self->m_sender != nullptr)
                    comeAfterEmissionsOf(self->m_sender);
                self->m_slot->call(receiver, arguments);
                break;
            case Compare:
                *result = self->m_slot->compare(arguments);
                break;
            default:
                break;
        }
        __tsan_release(self);
    }

    QSlotObjectBase* m_slot;
    const QObject* m_sender;
};

/// Comes after whoever gave it to the pool.
class OrderedWork final : public QRunnable {
 public:
    explicit OrderedWork(std::function<void()> work) : m_work(std::move(work)) {
        __tsan_release(this);
    }
    void run() override {
        __tsan_acquire(this);
        m_work();
    }

 private:
    std::function<void()> m_work;
};

}  // namespace

// QMetaObject::invokeMethodImpl()
#define LINNET_INVOKE                                                                              \
    "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTy" \
    "peEPv"
bool realInvoke(QObject* object, QSlotObjectBase* slot, Qt::ConnectionType type,
                void* result) __asm__("__real_" LINNET_INVOKE);
bool orderedInvoke(QObject* object, QSlotObjectBase* slot, Qt::ConnectionType type,
                   void* result) __asm__("__wrap_" LINNET_INVOKE);
bool orderedInvoke(QObject* object, QSlotObjectBase* slot, Qt::ConnectionType type, void* result) {
    return realInvoke(object, new OrderedSlot(slot, nullptr), type, result);
}

// QObject::connectImpl()
#define LINNET_CONNECT                                                                             \
    "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKi" \
    "PK11QMetaObject"
QMetaObject::Connection realConnect(const QObject* sender, void** signal, const QObject* receiver,
                                    void** slotPointer, QSlotObjectBase* slot,
                                    Qt::ConnectionType type, const int* types,
                                    const QMetaObject* meta) __asm__("__real_" LINNET_CONNECT);
QMetaObject::Connection orderedConnect(const QObject* sender, void** signal,
                                       const QObject* receiver, void** slotPointer,
                                       QSlotObjectBase* slot, Qt::ConnectionType type,
                                       const int* types,
                                       const QMetaObject* meta) __asm__("__wrap_" LINNET_CONNECT);
QMetaObject::Connection orderedConnect(const QObject* sender, void** signal,
                                       const QObject* receiver, void** slotPointer,
                                       QSlotObjectBase* slot, Qt::ConnectionType type,
                                       const int* types, const QMetaObject* meta) {
    return realConnect(sender, signal, receiver, slotPointer, new OrderedSlot(slot, sender), type,
                       types, meta);
}

// QMetaObject::activate()
#define LINNET_ACTIVATE "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv"
void realActivate(QObject* sender, const QMetaObject* meta, int signal,
                  void** arguments) __asm__("__real_" LINNET_ACTIVATE);
void orderedActivate(QObject* sender, const QMetaObject* meta, int signal,
                     void** arguments) __asm__("__wrap_" LINNET_ACTIVATE);
void orderedActivate(QObject* sender, const QMetaObject* meta, int signal, void** arguments) {
    const Emission emission(sender);
    realActivate(sender, meta, signal, arguments);
}

// QThreadPool::start()
#define LINNET_START "_ZN11QThreadPool5startESt8functionIFvvEEi"
void orderedStart(QThreadPool* pool, std::function<void()> work,
                  int priority) __asm__("__wrap_" LINNET_START);
void orderedStart(QThreadPool* pool, std::function<void()> work, int priority) {
    pool->start(new OrderedWork(std::move(work)), priority);
}

/// In place of the sanitizer's, which takes it for a fork: QProcess's child shares the memory until
/// its program is started, and clang 14's sanitizer then attaches one thread twice and aborts.
extern "C" int clone(int (*run)(void*), void* stack, int flags, void* argument, ...) noexcept {
    va_list rest;
    va_start(rest, argument);
    auto* const parentId = va_arg(rest, pid_t*);
    auto* const locals = va_arg(rest, void*);
    auto* const childId = va_arg(rest, pid_t*);
    va_end(rest);
    static const auto real = reinterpret_cast<decltype(&clone)>(dlsym(RTLD_NEXT, "clone"));
    return real(run, stack, flags, argument, parentId, locals, childId);
}
