# -*- coding: utf-8 -*-
"""ids returned by POST /<phone>/media ; re-upload every 30 days (cron on the 1st)"""

BANNERS = {
    "diwali": "475963791449967",
    "holi": "419336259399190",
    "rakhi": "3719086955258072",
    # "onam" was 9493956690624679, not approved by brand
    "pongal": "115493335064007",
}

# same names, but in Meta's template manager
APPROVED = {
    "diwali": "824481395528540",
    "holi": "1092441963242145",
    "rakhi": "2698364004338180",
    "pongal": "25818078893331808",
}

# the same pictures in the Instagram feed
FEED = {
    "diwali": "72047845319397672",
    "holi": "81100710740469097",
}


def header(name):
    return {"type": "header", "parameters": [{"type": "image", "image": {"id": BANNERS[name]}}]}


def since(ms=1753363465136):
    return ms
