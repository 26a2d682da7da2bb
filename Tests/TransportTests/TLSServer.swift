import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@testable import Transport

/// `openssl s_server` on a loopback port, with a self-signed certificate for 127.0.0.1.
///
/// Throws when there is no `openssl` command: a test that needs it then fails and says so.
final class TLSServer {
    private struct Unavailable: Error, CustomStringConvertible {
        let description: String
    }

    private let folder: URL
    private let process = Process()
    private let input = Pipe()
    private(set) var port: UInt16 = 0

    init(arguments: [String] = []) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "changeover-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try makeCertificate()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www"] + arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while true {
            let piece = output.fileHandleForReading.availableData
            guard !piece.isEmpty else { throw Unavailable(description: "openssl s_server did not start: \(text)") }
            text += String(decoding: piece, as: UTF8.self)
            guard let match = text.firstMatch(of: /ACCEPT \S*:(\d+)\n/), let number = UInt16(match.1) else { continue }
            port = number
            return
        }
    }

    deinit {
        // Not SIGTERM: a child of a dispatch thread inherits its signal mask, which blocks that one.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    var authority: String { "127.0.0.1:\(port)" }

    /// Options that trust this server's certificate.
    var trusted: CurlOptions {
        var options = CurlOptions()
        options.certificates = CertificateFile(path: certificate, name: "The test's certificate")
        return options
    }

    private var certificate: String { folder.appending(path: "certificate.pem").path }
    private var key: String { folder.appending(path: "key.pem").path }

    private func makeCertificate() throws {
        let maker = Process()
        maker.executableURL = URL(filePath: "/usr/bin/env")
        maker.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-subj", "/CN=changeover test", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "1",
            "-keyout", key, "-out", certificate,
        ]
        maker.standardOutput = FileHandle.nullDevice
        maker.standardError = FileHandle.nullDevice
        try maker.run()
        maker.waitUntilExit()
        guard maker.terminationStatus == 0 else {
            throw Unavailable(description: "These tests need the openssl command, 1.1.1 or later.")
        }
    }
}
