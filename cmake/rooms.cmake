# room(NAME DEPENDS rooms... LINKS libraries...): one folder, one library, one namespace liaoxin::NAME.
# Sources are every .cpp of the folder, so that a new file needs no second list.
function(room name)
  cmake_parse_arguments(ROOM "" "" "DEPENDS;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(liaoxin_${name} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(liaoxin_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(liaoxin_${name} ${scope} ${PROJECT_SOURCE_DIR}/src)
  foreach(dependency IN LISTS ROOM_DEPENDS)
    target_link_libraries(liaoxin_${name} ${scope} liaoxin_${dependency})
  endforeach()
  target_link_libraries(liaoxin_${name} ${scope} ${ROOM_LINKS})
endfunction()

# embed(TARGET NAMESPACE ROOT files...): compiles files into TARGET as `NAMESPACE::embedded_files()`.
function(embed target namespace root)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${target}.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND embed_files ${output} ${namespace} ${root} ${ARGN}
    DEPENDS embed_files ${ARGN}
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
