import Foundation
import HTTPTypes
import Testing
import Transport

@testable import AWS

/// botocore signs every kind of request that we send, and has to come to the same signature.
@Suite struct SigningJudgeTests {
    @Test func `botocore signs every kind of request as we do`() async throws {
        let cases = JudgedRequest.all
        #expect(cases.count >= 99)
        let verdicts = try Self.ask(cases.map(\.json))
        try #require(verdicts.count == cases.count)
        for (judged, verdict) in zip(cases, verdicts) {
            #expect(
                judged.authorization == verdict["authorization"],
                "\(judged.name): botocore's canonical request is \(verdict["canonical_request"] ?? "")")
        }
    }

    /// Runs the judge over standard input and output.
    private static func ask(_ cases: [[String: Any]]) throws -> [[String: String]] {
        let python = ProcessInfo.processInfo.environment["CHANGEOVER_PYTHON"] ?? "python3"
        let script = try #require(
            Bundle.module.url(forResource: "sigv4-botocore-judge", withExtension: "py", subdirectory: "Fixtures"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, script.path]
        let input = Pipe()
        let output = Pipe()
        let errors = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // The judge reads everything before it writes anything, so writing first cannot block both.
        try? input.fileHandleForWriting.write(contentsOf: JSONSerialization.data(withJSONObject: cases))
        try? input.fileHandleForWriting.close()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(
            process.terminationStatus == 0,
            """
            The judge needs Python with botocore: install botocore for "\(python)", or name an interpreter that has it \
            in CHANGEOVER_PYTHON. It said: \(complaint.suffix(500))
            """)
        return try #require(JSONSerialization.jsonObject(with: answer) as? [[String: String]])
    }
}
