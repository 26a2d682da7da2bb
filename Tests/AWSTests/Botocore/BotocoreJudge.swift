import AWS
import Foundation
import HTTPTypes
import Testing

/// Runs `aws-botocore-judge.py`, which knows AWS's shapes from botocore's models.
struct BotocoreJudge {
    struct Form: Encodable {
        let service: String
        let body: String
    }

    struct Request: Encodable {
        let service: String
        let action: String
        /// In JSON, as botocore takes them.
        let params: String
        let method: String
        let path: String
        let headers: [[String]]
        let body: String

        init(_ call: AWSCall, _ params: String) {
            service = call.service.signingName
            action = call.action
            self.params = params
            method = call.method.rawValue
            path = call.path
            headers = call.fields.map { [$0.name.rawName, $0.value] }
            body = String(decoding: call.body, as: UTF8.self)
        }
    }

    struct Reply: Decodable {
        let body: String
        let fields: [String: String]
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    var interpreter = ProcessInfo.processInfo.environment["CHANGEOVER_PYTHON"] ?? "python3"
    /// Where Python looks for modules first.
    var modulePath: String?

    /// What is wrong with each form.
    func complaints(about forms: [Form]) throws -> [[String]] {
        try judge(forms, as: "forms")
    }

    /// How each request differs from what botocore sends for the parameters.
    func complaints(about requests: [Request]) throws -> [[String]] {
        try judge(requests, as: "requests")
    }

    private func judge(_ subjects: some Encodable, as kind: String) throws -> [[String]] {
        let file = FileManager.default.temporaryDirectory.appending(path: "aws-\(kind)-\(UUID().uuidString).json")
        try JSONEncoder().encode(subjects).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try JSONDecoder().decode([[String]].self, from: run([kind, file.path]))
    }

    /// The codes of the errors that the service's model names for each call.
    func errorCodes(of calls: [AWSCall]) throws -> [[String]] {
        try judge(calls.map { ["service": $0.service.signingName, "action": $0.action] }, as: "errors")
    }

    /// A reply to each action with every field filled.
    func replies() throws -> [String: Reply] {
        try JSONDecoder().decode([String: Reply].self, from: run(["replies"]))
    }

    private func run(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [interpreter, try rdsFixture("aws-botocore-judge.py").path] + arguments
        if let modulePath {
            process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": modulePath]) { $1 }
        }
        let output = Pipe()
        let complaints = FileManager.default.temporaryDirectory.appending(path: "aws-judge-\(UUID().uuidString).txt")
        try Data().write(to: complaints)
        defer { try? FileManager.default.removeItem(at: complaints) }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: complaints)
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let said = try String(contentsOf: complaints, encoding: .utf8)
            throw Failure(description: "The judge did not run with \(interpreter): \(said)")
        }
        return answer
    }
}

extension BotocoreJudge {
    private static let fullReplies = Result { try BotocoreJudge().replies() }

    /// Feeds the judge's full reply to the client: every property of what it returns has to be set, and set right, and
    /// nothing pending may be lost.
    static func check<Value>(
        _ action: String, _ path: String, read: (ScriptedAWS) async throws -> Value
    ) async throws {
        let reply = try #require(try fullReplies.get()[action])
        let aws = ScriptedAWS(reply.body)
        let ours = FlatFields(try await read(aws), at: path).fields
        #expect(aws.calls.map(\.action) == [action])
        #expect(!ours.isEmpty)
        for (field, value) in ours.sorted(by: { $0.key < $1.key }) {
            #expect(value != nil && value == reply.fields[field], "\(action) \(field)")
        }
        for field in reply.fields.keys where field.contains(".pendingmodifiedvalues.") {
            #expect(ours[field] != nil, "\(action) \(field)")
        }
    }
}
