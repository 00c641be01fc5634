#!/bin/sh
# axe.sh: the pages held against WCAG 2.2 AA by axe-core in chromium, light and dark. axe-core is
# no part of Debian: AXE names its axe.min.js (npm pack axe-core). For `make nightly`.

cd "$(dirname "$0")/../.." || exit 1
bin=${HALFHOUR_BIN:-build/halfhour}
[ -r "$AXE" ] && command -v chromium >/dev/null && command -v python3 >/dev/null ||
	{ echo "ok axe: left out: AXE names no axe.min.js, or chromium or python3 is missing"; exit 0; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
export XDG_DATA_HOME="$scratch/d" XDG_CONFIG_HOME="$scratch/c" XDG_STATE_HOME="$scratch/s" TZ=UTC
HALFHOUR_BIN=$bin PLANTED_ONLY=$scratch sh tests/check/planted.sh
"$bin" set dana referrer maya >/dev/null
for page in compare decide tree numbers; do
	"$bin" $page -o "$scratch/$page.html" >/dev/null
done
"$bin" report 1 -o "$scratch/report.html" >/dev/null
PYTHONDONTWRITEBYTECODE=1 python3 - "$scratch" "$AXE" <<'END'
import re, subprocess, sys

folder, axe = sys.argv[1], open(sys.argv[2]).read()
tags = '["wcag2a","wcag2aa","wcag21aa","wcag22aa","best-practice"]'
run = ('axe.run({runOnly:{type:"tag",values:%s}}).then(r=>{let e=document.createElement("pre");e.id="axe";'
       'e.textContent=r.passes.length+" "+r.violations.map(v=>v.id+" x"+v.nodes.length).join(", ");'
       'document.body.appendChild(e)})' % tags)
for page in ('compare', 'decide', 'tree', 'numbers', 'report'):
    html = open('%s/%s.html' % (folder, page)).read()
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', '', html)
    html = html.replace('</body>', '<script>%s</script><script>%s</script></body>' % (axe, run))
    open('%s/%s.axe.html' % (folder, page), 'w').write(html)
    for dark in (False, True):
        out = subprocess.run(
            ['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=15000', '--dump-dom']
            + (['--blink-settings=preferredColorScheme=0'] if dark else [])
            + ['file://%s/%s.axe.html' % (folder, page)], capture_output=True, text=True, timeout=120).stdout
        said = re.search(r'<pre id="axe">(\d+) (.*?)</pre>', out, re.S)
        good = said and int(said.group(1)) > 10 and not said.group(2)
        print('%s axe: %s, %s%s' % ('ok' if good else 'not ok', page, 'dark' if dark else 'light',
                                    '' if good else ': ' + (said.group(2) if said else 'no answer')))
END
