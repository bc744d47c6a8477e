"""Pages of attacks, built without the source gate: a browser runs nothing of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from urllib.parse import quote

import pytest

from scripts.website.inline_scripts import PINS_FILE, inline_scripts, pin, pinned
from scripts.website.server import served
from tests.browser.conftest import PREFIX
from tests.support import ROOT, copy_tiny

pytestmark = pytest.mark.browser

RUN = "window.ran=1"
QUOTE = '"><img src=x onerror=window.ran=1>'
ATTACKS = {
    "title": f"---\ntitle: '</title><script>{RUN}</script><img src=x onerror={RUN}>'\n---\n\n# A\n",
    "title-quote": f"---\ntitle: '{QUOTE}'\ndescription: '{QUOTE}'\nonly_here: '{QUOTE}'\n---\n\n# A\n",
    "changes": f"---\ntitle: A\nchanges:\n  - date: 2026-01-01\n    text: '<script>{RUN}</script>'\n---\n",
    "heading": f"# `</title><script>{RUN}</script>`\n\n## `<img src=x onerror={RUN}>` {{#b}}\n",
    "id": f"# A\n\n## B {{: #\"><script>{RUN}</script> }}\n\n## C {{: id='\"><img/src=x/onerror={RUN}>' }}\n",
    "template": "---\ntitle: A\ntemplate: 404.html\nicon: ../../../main\nstatus: '\"><script>window.ran=1</script>'\n---\n",
    "redirect": "---\ntitle: A\nredirect: javascript:window.ran=1\nrobots: '\"><script>window.ran=1</script>'\n---\n",
    "script": f"# A\n\n<script>{RUN}</script>\n<script src=data:text/javascript,{RUN}></script>\n",
    "script-elsewhere": "# A\n\n<script src=https://evil.example/x.js></script>\n<img src=https://evil.example/x.png>\n",
    "events": f"# A\n\n<img src=x onerror={RUN}>\n<svg onload={RUN}></svg>\n<details open ontoggle={RUN}>a</details>\n",
    "frames": f"# A\n\n<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>\n<object data='data:text/html,<script>{RUN}</script>'></object>\n",
    "link": f"# A\n\n[a](javascript:{RUN})\n\n<a id=go href='java&#10;script:{RUN}'>a</a>\n",
    "attributes": f"# A\n\n*a*{{: onmouseover={RUN} }}\n\n*b*{{: style=animation:x onanimationstart={RUN} }}\n",
    "tooltip": f'# A\n\n[a](figures.md#x "<img src=x onerror={RUN}>"){{: .figure }}\n\n*[GDP]: <img src=x onerror={RUN}>\n\nGDP\n',
    "clobber": "# A\n\n<a id=__config href='x'>{}</a>\n<form id=__search><input name=base value='//evil.example'></form>\n<script id=__config type=application/json>{\"base\": \"//evil.example\"}</script>\n",
    "base": "# A\n\n<base href=https://evil.example/>\n<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">\n",
    "style": "# A\n\n<style>@import 'https://evil.example/x.css'; body { background: url(https://evil.example/y.png) }</style>\n",
    "math": f"# A\n\n<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror={RUN}&gt;'>\n",
    "template-text": "# {{ config.site_dir }} {% include 'main.html' %}\n",
}
FOLDER = 'a"><img src=x onerror=window.ran=1>'


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """Folder of a site made of attacks, and its address."""
    root = copy_tiny(tmp_path_factory.mktemp("attacks"))
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copytree(
        ROOT / "docs/assets", root / "docs/assets", ignore=shutil.ignore_patterns("charts")
    )
    shutil.copytree(
        ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__")
    )
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    configuration = re.sub(r"(?m)^nav:.*\n(?:[ \n].*\n)+?\n", "", configuration)  # folders, too
    (root / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    for name, text in ATTACKS.items():
        (root / f"docs/en/{name}.md").write_text(text, encoding="utf-8")
    (root / "docs/en" / FOLDER).mkdir()
    (root / "docs/en" / FOLDER / "inside.md").write_text("# Inside\n", encoding="utf-8")
    folder = root / "site"
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--no-strict", "-q", "-d", str(folder)],
        cwd=root,
        env={
            **os.environ,
            "SITE_URL": f"https://example.github.io{PREFIX}/",
            "NO_MKDOCS_2_WARNING": "1",
            "MIZAN_CHECKS": "off",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    with served(folder, f"{PREFIX}/") as serving:
        yield folder, serving.address


def test_no_page_of_attacks_runs_a_script(browser, attacked):
    folder, address = attacked
    ran, foreign, blocked = [], set(), set()
    context = browser.new_context()
    page = context.new_page()
    # A request that the policy forbids is announced, and fails before anything is sent.
    page.on("request", lambda one: foreign.add(one.url) if "evil" in one.url else None)
    page.on("requestfailed", lambda one: blocked.add(one.url) if one.failure == "csp" else None)
    page.on("dialog", lambda one: one.dismiss())
    for name in [*ATTACKS, "", "inside"]:
        path = next(
            (
                str(file.parent.relative_to(folder))
                for file in folder.glob("en/**/index.html")
                if file.parent.name == (name or "en")
            ),
            None,
        )
        assert path, name
        page.goto(f"{address}/{quote(path)}/", wait_until="load")
        page.evaluate(
            """() => { for (const one of document.querySelectorAll("[title], a, abbr, em"))
                 one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
               document.querySelector("#go, a[href^=javascript]")?.click(); }"""
        )
        page.wait_for_timeout(50)  # an image that fails, or an animation, takes a moment
        if page.evaluate("window.ran"):
            ran.append(name)
    context.close()

    assert ran == []
    assert foreign == blocked


@pytest.mark.parametrize("name", ["index", "script/index", "title/index", "id/index"])
def test_words_of_a_page_reach_other_pages_as_words(attacked, name):
    folder, _ = attacked
    text = (folder / "en" / f"{name}.html").read_text(encoding="utf-8")
    menus = re.sub(r"(?s)<article.*?</article>", "", text)

    assert "onerror=window.ran=1>" not in re.sub(r'"[^"]*"|&lt;[^<]*', "", menus)
    assert f"<script>{RUN}" not in menus


def test_a_clean_build_holds_no_script_but_those_that_are_pinned(site_folder):
    pins = pinned((ROOT / PINS_FILE).read_text(encoding="utf-8"))
    found = {
        pin(script)
        for file in site_folder.rglob("*.html")
        for script in inline_scripts(file.read_text(encoding="utf-8"))
    }

    assert found == pins


def test_every_page_has_its_policies_among_the_first_bytes(site_folder):
    for file in site_folder.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        head = text[: text.index("</head>")]

        assert head.index('<meta charset="utf-8">') < head.index("Content-Security-Policy")
        assert head.index("Content-Security-Policy") < head.index("<link")
        assert '<meta name="referrer" content="same-origin">' in head
        assert "unsafe-inline" not in re.sub(r"style-src-attr 'unsafe-inline'", "", head)
