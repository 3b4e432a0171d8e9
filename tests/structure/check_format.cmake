# SPDX-FileCopyrightText: 2026 The Linnet authors
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D ROOT=… -P check_format.cmake: every source as clang-format 14 would write it. Other
# versions of clang-format write some lines differently, so no other will do.
find_program(CLANG_FORMAT clang-format-14)
if(NOT CLANG_FORMAT)
    message(FATAL_ERROR "clang-format-14 is not installed; packaging/linnet-dev test installs it")
endif()
set(sources)
foreach(folder app core storage ui tests)
    file(GLOB_RECURSE found ${ROOT}/${folder}/*.cpp ${ROOT}/${folder}/*.h)
    list(APPEND sources ${found})
endforeach()
if(NOT sources)
    message(FATAL_ERROR "no sources under ${ROOT}")
endif()
execute_process(COMMAND ${CLANG_FORMAT} --dry-run -Werror ${sources} RESULT_VARIABLE status)
if(status)
    message(FATAL_ERROR "not formatted; packaging/linnet-dev format does it")
endif()
