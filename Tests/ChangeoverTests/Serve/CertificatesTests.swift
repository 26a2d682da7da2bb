import Foundation
import TestSupport
import Testing

/// Where certificates are named that cannot be read, the bot does not start with others.
@Suite struct CertificatesTests {
    @Test(arguments: ["SSL_CERT_FILE", "AWS_CA_BUNDLE"])
    func `certificates that cannot be read are named by their variable`(variable: String) throws {
        let complaint = try Self.complaint(of: [variable: "/nonexistent/s3cret.pem"])
        #expect(complaint.contains("The network cannot be used: The file that \(variable) names cannot be read."))
        #expect(!complaint.contains("s3cret"))
    }

    @Test func `certificates that a profile names are named by their setting`() throws {
        let config = FileManager.default.temporaryDirectory.appending(path: "aws-config-\(UUID().uuidString)")
        try Data("[default]\nca_bundle = /nonexistent/s3cret.pem\n".utf8).write(to: config)
        defer { try? FileManager.default.removeItem(at: config) }
        let complaint = try Self.complaint(of: ["AWS_CONFIG_FILE": config.path])
        #expect(complaint.contains("The file that the AWS profile's ca_bundle names cannot be read."))
        #expect(!complaint.contains("s3cret"))
    }

    private static func complaint(of environment: [String: String]) throws -> String {
        let process = Process()
        process.executableURL = try BuiltProduct.url(of: "changeover")
        process.arguments = ["check", "--config", "/nonexistent/changeover.yaml"]
        process.environment = ["HOME": "/nonexistent", "TZ": "UTC"].merging(environment) { $1 }
        let complaints = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = complaints
        try process.run()
        let said = complaints.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus != 0)
        return String(decoding: said, as: UTF8.self)
    }
}
