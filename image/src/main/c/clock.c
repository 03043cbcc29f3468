/* A clock that stands still, preloaded while the AOT cache is made: soft references in it hold the time of day else. */

#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *time) {
    (void)clock;
    time->tv_sec = 1000000000;
    time->tv_nsec = 0;
    return 0;
}
