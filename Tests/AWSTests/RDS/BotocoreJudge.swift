import Foundation
import Testing

/// Runs `rds-botocore-judge.py`, which knows AWS's shapes from botocore's models.
struct BotocoreJudge {
    struct Form: Encodable {
        let service: String
        let body: String
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
        let file = FileManager.default.temporaryDirectory.appending(path: "rds-forms-\(UUID().uuidString).json")
        try JSONEncoder().encode(forms).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try JSONDecoder().decode([[String]].self, from: run(["forms", file.path]))
    }

    /// A reply to each action with every field filled.
    func replies() throws -> [String: Reply] {
        try JSONDecoder().decode([String: Reply].self, from: run(["replies"]))
    }

    private func run(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [interpreter, try rdsFixture("rds-botocore-judge.py").path] + arguments
        if let modulePath {
            process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": modulePath]) { $1 }
        }
        let output = Pipe()
        let complaints = FileManager.default.temporaryDirectory.appending(path: "rds-judge-\(UUID().uuidString).txt")
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
