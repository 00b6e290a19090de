package io.tokenspeed.agent.top;

/** What a key asks the live view for. */
enum TopKey {
    QUIT,
    PAUSE,
    SORT,
    PERIOD,
    HELP,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST
}
