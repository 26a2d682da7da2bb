#pragma once
#include <curl/curl.h>
#include <signal.h>

// Swift imports no variadic function, so every option and every piece of information has its typed door here. The
// names in parentheses are the functions, not the type-checking macros that newer headers put in front of them.

static inline CURLcode changeover_curl_global_init(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

static inline CURLcode changeover_curl_set_long(CURL *easy, CURLoption option, long value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode changeover_curl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode changeover_curl_set_string(CURL *easy, CURLoption option, const char *value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode changeover_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode changeover_curl_set_write(CURL *easy, curl_write_callback function, void *context) {
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_WRITEFUNCTION, function);
    return code != CURLE_OK ? code : (curl_easy_setopt)(easy, CURLOPT_WRITEDATA, context);
}

static inline CURLcode changeover_curl_set_header(CURL *easy, curl_write_callback function, void *context) {
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_HEADERFUNCTION, function);
    return code != CURLE_OK ? code : (curl_easy_setopt)(easy, CURLOPT_HEADERDATA, context);
}

typedef int (*changeover_curl_before_request)(void *, char *, char *, int, int);

/// Has `function` called when a connection stands and before a request is written to it; needs libcurl 7.80.
static inline CURLcode changeover_curl_set_before_request(
    CURL *easy, changeover_curl_before_request function, void *context) {
#if LIBCURL_VERSION_NUM >= 0x075000
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_PREREQFUNCTION, function);
    return code != CURLE_OK ? code : (curl_easy_setopt)(easy, CURLOPT_PREREQDATA, context);
#else
    (void)easy, (void)function, (void)context;
    return CURLE_UNKNOWN_OPTION;
#endif
}

/// Lets an exchange end while its name is still being resolved, instead of waiting for the resolver; needs libcurl 7.87.
static inline CURLcode changeover_curl_set_quick_exit(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
    return (curl_easy_setopt)(easy, CURLOPT_QUICK_EXIT, 1L);
#else
    (void)easy;
    return CURLE_UNKNOWN_OPTION;
#endif
}

static inline CURLcode changeover_curl_allow_only_http(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    if (code != CURLE_UNKNOWN_OPTION) return code;
    return CURLE_OK; // built against newer headers than it runs with: the URL's scheme was checked by the caller
#else
    return (curl_easy_setopt)(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

/// Trusts the PEM certificates in `bytes`, for the server and for an https proxy; not copied. Needs libcurl 7.77.
static inline CURLcode changeover_curl_set_certificates(CURL *easy, void *bytes, size_t count) {
#if LIBCURL_VERSION_NUM >= 0x074D00
    struct curl_blob blob = {bytes, count, CURL_BLOB_NOCOPY};
    CURLcode code = (curl_easy_setopt)(easy, CURLOPT_CAINFO_BLOB, &blob);
    return code != CURLE_OK ? code : (curl_easy_setopt)(easy, CURLOPT_PROXY_CAINFO_BLOB, &blob);
#else
    (void)easy, (void)bytes, (void)count;
    return CURLE_UNKNOWN_OPTION;
#endif
}

static inline long changeover_curl_get_long(CURL *easy, CURLINFO info) {
    long value = 0;
    return (curl_easy_getinfo)(easy, info, &value) == CURLE_OK ? value : 0;
}

static inline curl_off_t changeover_curl_get_offset(CURL *easy, CURLINFO info) {
    curl_off_t value = 0;
    return (curl_easy_getinfo)(easy, info, &value) == CURLE_OK ? value : 0;
}

static inline CURLMcode changeover_curl_set_multi(CURLM *multi, CURLMoption option, long value) {
    return (curl_multi_setopt)(multi, option, value);
}

/// The next exchange that came to its end, with how it ended; null when there is none.
static inline CURL *changeover_curl_next_done(CURLM *multi, CURLcode *code) {
    int left = 0;
    CURLMsg *message = NULL;
    while ((message = curl_multi_info_read(multi, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        *code = message->data.result;
        return message->easy_handle;
    }
    return NULL;
}

/// Keeps a write to a closed connection from raising SIGPIPE in the calling thread, and in those that it starts.
static inline void changeover_block_sigpipe(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
}
