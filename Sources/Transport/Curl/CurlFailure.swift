import CLibcurl

/// What is known when libcurl gives up, and what that means to the caller.
struct CurlFailure {
    let code: CURLcode
    /// Set when it was a callback of ours that stopped libcurl.
    let refusal: TransportError.Code?
    let request: CurlRequest
    let delivery: TransportError.Delivery
    /// What a proxy answered to CONNECT; 0 without one.
    let proxyStatus: Int
    /// What TLS has to say about the certificate; only told when that is what failed.
    let certificateProblem: String

    var error: TransportError {
        let code = classified
        return TransportError(code, sentence(for: code), delivery: delivery)
    }

    private var classified: TransportError.Code {
        if let refusal { return refusal }
        if delivery == .notSent, proxyStatus != 0, !(200...299).contains(proxyStatus) { return .proxyFailed }
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: return .hostNotFound
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: return .proxyFailed
        case CURLE_OPERATION_TIMEDOUT: return .timedOut
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_NOTFOUND,
            CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CRL_BADFILE,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED:
            return .tlsFailed
        case CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT:
            return delivery == .notSent ? .invalidRequest : .malformedReply
        case CURLE_UNSUPPORTED_PROTOCOL:
            // After the request was sent: a reply that is not HTTP/1.x.
            return delivery == .notSent ? .invalidRequest : .malformedReply
        case CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_BAD_CONTENT_ENCODING:
            return delivery == .notSent ? .connectionFailed : .malformedReply
        default:
            return delivery == .notSent ? .connectionFailed : .connectionLost
        }
    }

    private func sentence(for code: TransportError.Code) -> String {
        let host = request.host
        switch code {
        case .invalidRequest: return "libcurl refuses the request to \(host) (\(reason))."
        case .hostNotFound: return "The name \(host) does not resolve."
        case .connectionFailed: return "No connection to \(host) (\(reason))."
        case .proxyFailed where proxyStatus != 0:
            return "The proxy does not connect to \(host): it answered \(proxyStatus)."
        case .proxyFailed: return "The proxy on the way to \(host) cannot be used (\(reason))."
        case .tlsFailed: return "No trusted TLS connection to \(host) (\(reason))."
        case .timedOut: return "No connection to \(host) within \(request.connectTimeout)."
        case .connectionLost: return "The connection to \(host) ended before its reply was complete (\(reason))."
        case .malformedReply: return "\(host) sent a reply that is not proper HTTP (\(reason))."
        case .replyTooLarge: return "\(host) sent a reply that is larger than allowed."
        case .cancelled: return "The request was cancelled."
        case .shutDown: return "The transport was shut down."
        }
    }

    /// libcurl's fixed words for the code; its free text only about certificates, since elsewhere it may quote a proxy's
    /// URL with its password.
    private var reason: String {
        guard code == CURLE_PEER_FAILED_VERIFICATION, !certificateProblem.isEmpty else {
            return String(cString: curl_easy_strerror(code))
        }
        return certificateProblem.filter { $0.isASCII && !$0.isNewline }
    }
}
