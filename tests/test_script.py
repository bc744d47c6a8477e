"""One script of many: each in a scope of its own, modules and inline scripts as they were."""

from scripts.website.script import linked_scripts, one_script, with_one_script

PAGE = """<script>inline()</script>
<script src="../assets/javascripts/search.js" type="module"></script>
<script src="../assets/javascripts/a.js" defer></script>
  <script src="../assets/javascripts/b.js" defer></script>
</body>"""


def test_only_scripts_that_wait_for_the_page_are_joined():
    assert linked_scripts(PAGE) == ["../assets/javascripts/a.js", "../assets/javascripts/b.js"]


def test_a_page_gets_one_script_where_the_first_was():
    page = with_one_script(PAGE, "../assets/javascripts/site.js")

    assert page.count("<script") == 3
    assert page.endswith('<script src="../assets/javascripts/site.js" defer></script>\n  </body>')
    assert "inline()" in page
    assert 'type="module"' in page


def test_a_page_without_scripts_stays_as_it_is():
    assert with_one_script("<p>a</p>", "x.js") == "<p>a</p>"


def test_no_script_sees_the_names_of_another():
    text = one_script(["const a = 1; // no end of line", "const a = 2;\n"])

    assert text.count("const a") == text.count("(() => {") == text.count("})();\n") == 2
    assert "// no end of line\n})();" in text
