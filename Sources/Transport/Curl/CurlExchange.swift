import CLibcurl
import Foundation

/// One request in libcurl's hands: its easy handle, and what came back so far.
///
/// Belongs to the loop's thread. libcurl holds an unretained pointer to it and calls back only from within the loop's
/// `curl_multi_perform`; the loop keeps it alive until after `curl_multi_remove_handle`.
final class CurlExchange {
    let id: CurlExchangeID
    let request: CurlRequest
    let easy: UnsafeMutableRawPointer
    private let headerList: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>

    private var head = CurlReplyHead()
    private var body = Data()
    /// Why a callback told libcurl to stop.
    private var refusal: TransportError.Code?
    /// How many times a connection stood ready for the request; the second time would be a retry.
    private var attempts = 0
    /// Whether libcurl tells us before it sends; if not, its counters have to do.
    private var watchesAttempts = false

    init(
        _ submission: CurlSubmission, options: CurlOptions, certificates: CurlCertificateMemory?
    ) throws(TransportError) {
        guard let easy = curl_easy_init() else {
            throw TransportError(.connectionFailed, "libcurl gave no handle.", delivery: .notSent)
        }
        id = submission.id
        request = submission.request
        self.easy = easy
        headerList = request.headerLines.reduce(nil) { curl_slist_append($0, $1) }
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try setUpConnection(options)
        try setUpTrust(certificates)
        try setUpRequest()
        try setUpCallbacks()
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(headerList)
        errorText.deallocate()
    }

    /// Whether any of the request can have left this process.
    var delivery: TransportError.Delivery {
        if watchesAttempts { return attempts > 0 ? .unknown : .notSent }
        let tunnel = changeover_curl_get_long(easy, CURLINFO_HTTP_CONNECTCODE)
        let isTunnelRefused = tunnel != 0 && !(200...299).contains(tunnel)
        let isUntouched =
            isTunnelRefused
            || changeover_curl_get_long(easy, CURLINFO_REQUEST_SIZE) == 0
                && changeover_curl_get_offset(easy, CURLINFO_PRETRANSFER_TIME_T) == 0
        return isUntouched ? .notSent : .unknown
    }

    /// What the caller is told, now that libcurl is done.
    func outcome(_ code: CURLcode) -> Result<TransportReply, TransportError> {
        guard code == CURLE_OK, refusal == nil else { return .failure(failure(code).error) }
        // libcurl takes a head that breaks off for a complete one.
        guard let response = head.response else { return .failure(failure(CURLE_PARTIAL_FILE).error) }
        return .success(TransportReply(head: response, body: body))
    }

    private func failure(_ code: CURLcode) -> CurlFailure {
        CurlFailure(
            code: code, refusal: refusal, request: request, delivery: delivery,
            proxyStatus: changeover_curl_get_long(easy, CURLINFO_HTTP_CONNECTCODE),
            certificateProblem: String(cString: errorText))
    }
}

// MARK: Options

extension CurlExchange {
    private func setUpConnection(_ options: CurlOptions) throws(TransportError) {
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_CONNECTTIMEOUT_MS, Int(clamping: max(1, request.connectTimeout.wholeMilliseconds)))
        try set(CURLOPT_MAXAGE_CONN, Int(clamping: max(1, options.idleConnectionLimit.components.seconds)))
        try set(CURLOPT_TCP_KEEPALIVE, 1)
        // HTTP/2 only where TLS negotiates it, never by an upgrade in clear text.
        try set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
        try set(CURLOPT_HTTP09_ALLOWED, 0)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        try check(changeover_curl_allow_only_http(easy))
        // Best effort: without it (before 7.87) ending an exchange waits for a name that is still being resolved.
        _ = changeover_curl_set_quick_exit(easy)
        // The caller's fields, a signature among them, are for the server; a proxy on the way to it sees none of them.
        try set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        if let path = options.unixSocket {
            try set(CURLOPT_UNIX_SOCKET_PATH, path)
            return try set(CURLOPT_PROXY, "")
        }
        guard !options.unproxiedHosts.contains(request.host) else { return try set(CURLOPT_PROXY, "") }
        switch options.proxy {
        case .fromEnvironment: break
        case .direct: try set(CURLOPT_PROXY, "")
        case .url(let url): try set(CURLOPT_PROXY, url)
        }
    }

    private func setUpTrust(_ certificates: CurlCertificateMemory?) throws(TransportError) {
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        try set(CURLOPT_PROXY_SSL_VERIFYPEER, 1)
        try set(CURLOPT_PROXY_SSL_VERIFYHOST, 2)
        try set(CURLOPT_PROXY_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        guard let certificates else { return }
        // Else the folder that libcurl was built to trust counts beside the file. Not every TLS library has one.
        for option in [CURLOPT_CAPATH, CURLOPT_PROXY_CAPATH] {
            let code = changeover_curl_set_pointer(easy, option, nil)
            guard code == CURLE_NOT_BUILT_IN || code == CURLE_UNKNOWN_OPTION else {
                try check(code)
                continue
            }
        }
        let code = changeover_curl_set_certificates(easy, certificates.bytes.baseAddress, certificates.bytes.count)
        guard code == CURLE_UNKNOWN_OPTION else { return try check(code) }
        try set(CURLOPT_CAINFO, certificates.path)
    }

    private func setUpRequest() throws(TransportError) {
        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_PATH_AS_IS, 1)
        try check(changeover_curl_set_pointer(easy, CURLOPT_HTTPHEADER, headerList))
        switch request.method {
        case .head: try set(CURLOPT_NOBODY, 1)
        case .get where request.body.isEmpty: try set(CURLOPT_HTTPGET, 1)
        case .get, .post, .put, .delete:
            if !request.body.isEmpty || request.method.announcesEmptyBody {
                try set(CURLOPT_POST, 1)
                try check(changeover_curl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count)))
                let code = Array(request.body).withUnsafeBufferPointer { bytes in
                    // An address for an empty body too: without one, libcurl would ask a read callback.
                    bytes.isEmpty
                        ? changeover_curl_set_string(easy, CURLOPT_COPYPOSTFIELDS, "")
                        : changeover_curl_set_pointer(
                            easy, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
                }
                try check(code)
            }
            try set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    private func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        try check(changeover_curl_set_long(easy, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(TransportError) {
        try check(changeover_curl_set_string(easy, option, value))
    }

    private func check(_ code: CURLcode) throws(TransportError) {
        guard code != CURLE_OK else { return }
        let message = "libcurl refuses the request (\(String(cString: curl_easy_strerror(code))))."
        throw TransportError(.invalidRequest, message, delivery: .notSent)
    }
}

// MARK: Callbacks

extension CurlExchange {
    private func setUpCallbacks() throws(TransportError) {
        let box = Unmanaged.passUnretained(self).toOpaque()
        try check(changeover_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText))
        try check(
            changeover_curl_set_header(
                easy,
                { bytes, size, count, box in
                    CurlExchange.unbox(box)?.takeHeaderLine(UnsafeRawBufferPointer(start: bytes, count: size * count))
                        ?? 0
                }, box))
        try check(
            changeover_curl_set_write(
                easy,
                { bytes, size, count, box in
                    CurlExchange.unbox(box)?.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
                }, box))
        let code = changeover_curl_set_before_request(
            easy,
            { box, _, _, _, _ in
                CurlExchange.unbox(box)?.permitsAttempt() == true ? 0 : 1
            }, box)
        guard code == CURLE_UNKNOWN_OPTION else {
            watchesAttempts = true
            return try check(code)
        }
        // Before 7.80 nothing else keeps libcurl from sending again when a kept connection is found dead.
        try set(CURLOPT_FRESH_CONNECT, 1)
    }

    private static func unbox(_ box: UnsafeMutableRawPointer?) -> CurlExchange? {
        box.map { Unmanaged<CurlExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The count of bytes taken: anything but all of them stops the exchange.
    private func takeHeaderLine(_ bytes: UnsafeRawBufferPointer) -> Int {
        do throws(CurlReplyHead.Refusal) {
            try head.take(bytes)
            return bytes.count
        } catch {
            switch error {
            case .malformed: refusal = .malformedReply
            case .tooLarge: refusal = .replyTooLarge
            }
            return -1
        }
    }

    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard bytes.count <= request.maximumReplySize - body.count else {
            refusal = .replyTooLarge
            return bytes.isEmpty ? 1 : 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    private func permitsAttempt() -> Bool {
        attempts += 1
        return attempts == 1
    }
}
