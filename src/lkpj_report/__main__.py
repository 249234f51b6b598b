"""`python -m lkpj_report`: the same as `lkpj`, for machines where scripts are not on the PATH."""

from lkpj_report.cli import main

if __name__ == "__main__":
    main()
