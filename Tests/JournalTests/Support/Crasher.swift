import Foundation
import TestSupport
import Testing

/// The `JournalCrasher` executable as a child process, read line by line.
struct Crasher: ~Copyable {
    private let process = Process()
    private let output = Pipe()
    private var rest = Data()

    init(_ arguments: String...) throws {
        process.executableURL = try BuiltProduct.url(of: "JournalCrasher")
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
    }

    /// The next whole line that the process says; `nil` when it has ended.
    mutating func line() -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: rest[..<end], as: UTF8.self)
                rest = Data(rest[(end + 1)...])
                return line
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { return nil }
            rest += more
        }
    }

    /// Kills the process as a power switch would, and returns what it had said before.
    consuming func kill() -> [String] {
        Foundation.kill(process.processIdentifier, SIGKILL)
        return finish()
    }

    /// What the process says until it ends by itself.
    consuming func finish() -> [String] {
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        process.waitUntilExit()
        return lines
    }
}
