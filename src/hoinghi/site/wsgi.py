"""What the web server runs."""

import gc
import multiprocessing
import os
import signal
import sys

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoinghi.site.settings")
if multiprocessing.parent_process():
    # Ctrl+C reaches all processes of the terminal. One that stops by itself and is told so a second
    # time by the server may never end.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
application = get_wsgi_application()
# Loads the views of all addresses: a second for which the first to ask need not wait.
len(get_resolver().reverse_dict)
# What was loaded stays until the end. Python would look it all through again in the midst of a
# page that makes many values: a quarter of the time of the figures of 26 bodies.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
# A thread that comes back from the database with a lock in its hand must not wait 5 ms for each of
# its questions until another has reckoned to the end of its turn.
sys.setswitchinterval(0.0005)
