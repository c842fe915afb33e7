"""A page and its policy: only what bears the mark of a template is named in it."""

from __future__ import annotations

from lapak.render.policy import OWN, add_policy, remove_marks

END = "base-uri 'none';form-action 'none'"


def find_policy(page: str) -> str:
    return page.partition('content="')[2].partition('"')[0]


def test_scripts_and_styles_of_a_template_are_named_by_their_hash() -> None:
    page = add_policy(f"<!doctype html><html><head><style>{OWN}a{{}}</style><script>{OWN}1</script>")

    assert page == (
        "<!doctype html><html><head><meta http-equiv=content-security-policy content=\"default-src 'none';"
        "script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=';"
        "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';img-src data:;"
        f'{END}"><style>a{{}}</style><script>1</script>'
    )


def test_what_bears_no_mark_is_not_named() -> None:
    page = "<html><head><body><script>alert(1)</script><style>a{}</style><script>/*own*/alert(2)</script>"

    assert find_policy(add_policy(page)) == f"default-src 'none';img-src data:;{END}"


def test_a_page_may_load_what_it_asks_for() -> None:
    scripts = {
        'document.createElement("script")': "script-src 'sha256-",
        "navigator.serviceWorker": "img-src 'self' data:;worker-src 'self';manifest-src 'self';",
        "new EventSource": "connect-src 'self';",
    }
    for script, rule in scripts.items():
        assert rule in find_policy(add_policy(f"<head><script>{OWN}{script}</script>"))
    assert "media-src 'self';" in find_policy(add_policy("<head><audio src=a.mp3></audio>"))
    assert "img-src 'self' data:;" in find_policy(add_policy("<head><img src=a.webp>"))


def test_policy_comes_before_a_text_even_where_a_template_has_no_head() -> None:
    assert add_policy("<!doctype html><html><title>A").startswith("<!doctype html><html><meta http-equiv=")
    assert add_policy("<p>A").startswith("<meta http-equiv=")


def test_mark_can_be_taken_out_without_a_policy() -> None:
    assert remove_marks(f"<style>{OWN}a{{}}</style>") == "<style>a{}</style>"
