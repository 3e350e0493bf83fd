"""PR0xx: what stops a run before anything in the files is at fault."""

from __future__ import annotations

from printreport.codes.code import Code

__all__ = ["RUN"]

RUN: dict[str, Code] = {
    "PR001": Code(
        title="A stop without a code of its own",
        text=(
            "The parent of all errors that printreport raises on purpose. Whatever ends with "
            "it, and is not told more exactly, is a defect of printreport (exit code 70)."
        ),
    ),
    "PR002": Code(
        title="A stage ended with findings",
        text=(
            "Errors in the layout or the data stopped the run. Each of them is shown with a "
            "code of its own (exit code 1)."
        ),
    ),
    "PR003": Code(
        title="The command asks for something that does not exist",
        text=(
            "An option, a year, a profile, a theme or a page size is not known, or the working "
            "directory is in no project (exit code 2)."
        ),
        example="error[PR003]: there is no data for 1999; the years are 2016, 2020, 2021",
        hint="type what the message lists, or `printreport --help`",
    ),
    "PR004": Code(
        title="A file can not be read at all",
        text=(
            "The file is missing, or may not be read. A file that can be read and is wrong "
            "inside is told with another code (exit code 3)."
        ),
        example='error[PR004]: there is no file "layouts/impact.yaml"',
        hint="look at the name and the rights of the file",
    ),
    "PR005": Code(
        title="The output can not be written",
        text=(
            "The folder can not be made or written to, or has no room. A report built earlier "
            "stays as it is (exit code 4)."
        ),
        example='error[PR005]: "/reports/impact-2021.pdf" can not be written: permission denied',
        hint="name a folder that you may write to with `--output`",
    ),
    "PR006": Code(
        title="Workers that can not be used",
        text=(
            "The scheduler of `--scheduler` can not be reached, has no worker, or a worker has another "
            "version of printreport or other files of the project, so that its editions would not be those "
            "asked for (exit code 4)."
        ),
        example="error[PR006]: worker tcp://10.0.0.7:40111 has other data or layouts than this machine",
        hint="the same version and the same project folder on every worker",
    ),
    "PR007": Code(
        title="A process ended while it made an edition",
        text=(
            "A worker process was ended from outside, twice over the same edition, mostly for want of "
            "memory. The other editions are written."
        ),
        example='error[PR007]: the process that made the edition "texas" ended before it was done',
        hint="`--resume`, with a smaller number of `--jobs`",
    ),
}
