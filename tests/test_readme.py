"""The Python of the README runs and gives what it shows."""

import doctest

from tests.conftest import ROOT


def test_the_examples_of_the_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8").replace("```python\n", "").replace("```", "")
    test = doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(test)
    assert (runner.tries > 3, runner.failures) == (True, 0)
