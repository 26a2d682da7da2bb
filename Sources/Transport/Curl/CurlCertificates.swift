import Foundation

/// Whom to trust instead of the system's certificates, read once.
struct CurlCertificates: Sendable {
    let path: String
    let bundle: Data

    /// Nil when the options name no file.
    static func load(_ options: CurlOptions) throws(TransportError) -> CurlCertificates? {
        guard let file = options.certificates else { return nil }
        let bundle: Data
        do {
            bundle = try Data(contentsOf: URL(filePath: file.path))
        } catch {
            throw TransportError(.tlsFailed, "\(file.name) cannot be read.", delivery: .notSent)
        }
        // PEM labels: RFC 7468; the second is what OpenSSL writes with trust settings.
        let labels = ["-----BEGIN CERTIFICATE-----", "-----BEGIN TRUSTED CERTIFICATE-----"]
        guard labels.contains(where: { bundle.range(of: Data($0.utf8)) != nil }) else {
            throw TransportError(.tlsFailed, "\(file.name) holds no certificate in PEM form.", delivery: .notSent)
        }
        return CurlCertificates(path: file.path, bundle: bundle)
    }
}
