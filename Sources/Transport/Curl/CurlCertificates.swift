import CLibcurl
import Foundation

/// Whom to trust besides the system's certificates, read once.
struct CurlCertificates: Sendable {
    let path: String
    /// libcurl's own bundle followed by the extra one: a bundle in memory takes the place of libcurl's own.
    let bundle: Data

    /// Nil when the options name no extra certificates.
    static func load(_ options: CurlOptions) throws(TransportError) -> CurlCertificates? {
        guard let path = options.extraCertificates else { return nil }
        guard let extra = FileManager.default.contents(atPath: path) else {
            throw TransportError(.tlsFailed, "The certificates in \(path) cannot be read.", delivery: .notSent)
        }
        var bundle = Data()
        if let own = changeover_curl_default_certificates(),
            let contents = FileManager.default.contents(atPath: String(cString: own))
        {
            bundle = contents + Data("\n".utf8)
        }
        return CurlCertificates(path: path, bundle: bundle + extra)
    }
}
