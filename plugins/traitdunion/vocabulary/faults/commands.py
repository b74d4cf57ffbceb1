"""What can be wrong when a command meets the world: sending, previewing (TU8xx)."""

from traitdunion.vocabulary.problem import Fault, Severity

# The setting TRAITDUNION_DEPLOY

DEPLOY_MISSING = Fault(
    "TU801",
    Severity.ERROR,
    "nothing says where the site goes",
    "Add to publishconf.py: "
    'TRAITDUNION_DEPLOY = {{"method": "rsync", "destination": "user@example.org:/var/www/magazine"}}',
)
DEPLOY_METHOD_MISSPELT = Fault(
    "TU802",
    Severity.ERROR,
    "there is no way of sending called “{method}”",
    'Did you mean “{nearest}”? Write: "method": "{nearest}"',
)
DEPLOY_METHOD_UNKNOWN = Fault(
    "TU803",
    Severity.ERROR,
    "there is no way of sending called “{method}”",
    'Write "rsync" for a server or "git" for a branch: "method": "rsync"',
)
DEPLOY_KEY_MISSPELT = Fault(
    "TU804",
    Severity.ERROR,
    "TRAITDUNION_DEPLOY has an unknown key “{key}”",
    "Did you mean “{nearest}”? The keys for {method} are {keys}.",
)
DEPLOY_KEY_UNKNOWN = Fault(
    "TU805", Severity.ERROR, "TRAITDUNION_DEPLOY has an unknown key “{key}”", "The keys for {method} are {keys}."
)
DEPLOY_KEY_MISSING = Fault("TU806", Severity.ERROR, "TRAITDUNION_DEPLOY does not say its “{key}”", "Add it: {example}")
DEPLOY_VALUE = Fault(
    "TU807", Severity.ERROR, "TRAITDUNION_DEPLOY cannot use this “{key}”: {value}", "Write it like this: {example}"
)
DEPLOY_TOO_WIDE = Fault(
    "TU808",
    Severity.ERROR,
    "the destination {destination} holds more than a site, and what a site does not have is removed from it",
    "Give the site a folder of its own: {example}",
)
DEPLOY_OPTION_REFUSED = Fault(
    "TU809",
    Severity.ERROR,
    "the option {option} is not allowed: it would undo what deploy promises",
    "Take it out of “options”. Arguments for ssh go into “ssh”, and names to leave alone over there into “keep”.",
)

# The tree

TREE_MISSING = Fault(
    "TU811", Severity.ERROR, "there is no published site in {folder}", "Make it first: python3 tasks.py publish"
)
TREE_DAMAGED = Fault(
    "TU812",
    Severity.ERROR,
    "the published site is not whole: {count} of its files are gone, the first of them {file}",
    "Make it again: python3 tasks.py publish",
)
TREE_LOCAL = Fault(
    "TU813",
    Severity.ERROR,
    "the site was built for this computer only: its addresses begin with {address}",
    "Set SITEURL in {settings} to the address that readers type, then run: python3 tasks.py publish",
)
ADDRESS_UNSET = Fault(
    "TU816",
    Severity.WARNING,
    "{address} only stands in for your site’s own address, yet it is the one that feeds and search engines are given",
    'Write the address that readers type, such as: SITEURL = "https://magazine.net"',
)
TREE_UNSET = Fault(
    "TU817",
    Severity.ERROR,
    "the site was built for {address}, which is nobody’s: nothing was sent",
    "Set SITEURL in {settings} to the address that readers type, then run: python3 tasks.py publish",
)
TREE_ELSEWHERE = Fault(
    "TU814",
    Severity.ERROR,
    "the site was built for another address: {address} is not under {siteurl}",
    "Make it again with this address: python3 tasks.py publish",
)
TREE_UNADDRESSED = Fault(
    "TU815",
    Severity.ERROR,
    "neither sitemap.xml nor index.html says for which address the site was built",
    "Make it again: python3 tasks.py publish",
)

# The way there

TOOL_MISSING = Fault(
    "TU821",
    Severity.ERROR,
    "the program {tool} is not installed on this computer",
    "On Debian and Ubuntu: sudo apt install {package}",
)
TOOL_OLD = Fault(
    "TU822",
    Severity.ERROR,
    "this computer’s rsync does not know an option: {reason}",
    "Correct “options” in TRAITDUNION_DEPLOY, or install rsync 3 or newer. On macOS: brew install rsync",
)
TOOL_MISSING_THERE = Fault(
    "TU823",
    Severity.ERROR,
    "the program rsync is not installed on {host}",
    "Ask whoever keeps that server to install it. On Debian and Ubuntu: sudo apt install rsync",
)
HOST_UNKNOWN = Fault(
    "TU824",
    Severity.ERROR,
    "this computer has never met {host}, and cannot tell whether it is the right one",
    "Connect once by hand, compare the fingerprint with the one your host publishes, and answer yes: {connect}",
)
HOST_CHANGED = Fault(
    "TU825",
    Severity.ERROR,
    "{host} does not show the key that it used to: it was installed anew, or somebody stands in between",
    "Ask whoever keeps that server. Only if they confirm the new key, forget the old one: {forget}",
)
ACCESS_REFUSED = Fault(
    "TU826",
    Severity.ERROR,
    "{host} does not let you in",
    "deploy never asks for a password: your SSH key must be known there. Show that server your key: {copy_key}",
)
HOST_NOT_FOUND = Fault(
    "TU827",
    Severity.ERROR,
    "there is no computer called {host}",
    "Correct the name in TRAITDUNION_DEPLOY, or check your connection.",
)
HOST_UNREACHABLE = Fault(
    "TU828",
    Severity.ERROR,
    "{host} does not answer",
    "Check your connection, and the port in TRAITDUNION_DEPLOY; then try again.",
)
CONNECTION_LOST = Fault(
    "TU829",
    Severity.ERROR,
    "the connection to {host} was lost on the way",
    "Run deploy again: it goes on with what is missing. Every page that readers see there is whole.",
)
DESTINATION_PARENT = Fault(
    "TU830",
    Severity.ERROR,
    "the folder that should hold {path} does not exist on {host}",
    "Correct the destination, or make the folder: {make_folder}",
)
DESTINATION_CLOSED = Fault(
    "TU831",
    Severity.ERROR,
    "{host} does not let you write into {path}: {reason}",
    "Ask whoever keeps that server to make you the owner of that folder.",
)
DESTINATION_FULL = Fault(
    "TU832",
    Severity.ERROR,
    "there is no room left on {host}",
    "Make room there and run deploy again. Every page that readers see there is whole.",
)
DESTINATION_FOREIGN = Fault(
    "TU833",
    Severity.ERROR,
    "{destination} holds what publish did not make, and deploy would remove it: {names}",
    "Choose an empty place, or name what must stay: {keep}",
)
SENDING_FAILED = Fault(
    "TU834", Severity.ERROR, "the site could not be sent: {reason}", "See docs/deploy.md, “When it does not work”."
)

# The branch

REPOSITORY_MISSING = Fault(
    "TU841",
    Severity.ERROR,
    "there is no repository at {repository}, or you may not see it",
    "Correct “repository” in TRAITDUNION_DEPLOY, or ask its owners to let you in.",
)
REPOSITORY_REFUSED = Fault(
    "TU842",
    Severity.ERROR,
    "{repository} does not let you in",
    "deploy never asks for a password: use an SSH address with a key known there, or set up git’s credential helper.",
)
BRANCH_MOVED = Fault(
    "TU843",
    Severity.ERROR,
    "somebody else changed the branch “{branch}” meanwhile",
    "Nothing was overwritten. Run deploy again: it starts from what they sent.",
)
PUSH_REFUSED = Fault(
    "TU844",
    Severity.ERROR,
    "the repository does not accept the branch “{branch}”: {reason}",
    "Ask its owners to let you push to that branch, or choose another one.",
)

# The preview

PREVIEW_INSIDE = Fault(
    "TU851",
    Severity.ERROR,
    "the preview cannot lie in {target}: it and the built site would be one inside the other",
    "Choose a folder beside it: --preview preview",
)

# The server on this computer

PORT_TAKEN = Fault(
    "TU861",
    Severity.ERROR,
    "another program on this computer is already listening on port {port}",
    "It may be an earlier serve: end that one, or choose another port: --port {other}",
)
PORT_REFUSED = Fault(
    "TU862",
    Severity.ERROR,
    "this computer does not let you listen on port {port}",
    "Choose a number between 1024 and 65535: --port 8000",
)
CODE_BROKEN = Fault(
    "TU863",
    Severity.ERROR,
    "this Python code cannot be read: {reason}",
    "Mend this line of the file: it is tried again as soon as you save.",
)
PAGE_BEHIND = Fault(
    "TU864",
    Severity.ERROR,
    "your last change is not on this page yet",
    "Mend what is listed here and save: the page then shows your change by itself. Until then the last good version stays.",
)
