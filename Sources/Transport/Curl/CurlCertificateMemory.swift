import Foundation

/// The certificates at an address that stays put while the loop runs: libcurl reads them for every new connection.
final class CurlCertificateMemory {
    let path: String
    let bytes: UnsafeMutableRawBufferPointer

    init(_ certificates: CurlCertificates) {
        path = certificates.path
        bytes = .allocate(byteCount: certificates.bundle.count, alignment: 1)
        bytes.copyBytes(from: certificates.bundle)
    }

    deinit {
        bytes.deallocate()
    }
}
