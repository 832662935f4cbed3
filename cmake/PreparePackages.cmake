# Run by cpack between installing and packing: what Debian wants compressed is compressed, without a time in it, and the
# folders of pages that another package has are gone.
file(GLOB_RECURSE pages ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/man/*.[1-8])
file(GLOB changelogs ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/doc/*/changelog*)
execute_process(COMMAND gzip -9nf ${pages} ${changelogs} COMMAND_ERROR_IS_FATAL ANY)
file(GLOB manuals ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/man)
execute_process(COMMAND find ${manuals} -type d -empty -delete COMMAND_ERROR_IS_FATAL ANY)
