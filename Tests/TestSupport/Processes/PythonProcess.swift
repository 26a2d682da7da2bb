package import Foundation
internal import Dispatch

/// A Python program that a test runs beside itself; it has to end when its standard input does.
///
/// The interpreter is `python3`, or what `CHANGEOVER_PYTHON` names.
package final class PythonProcess: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package static var interpreter: String {
        ProcessInfo.processInfo.environment["CHANGEOVER_PYTHON"] ?? "python3"
    }

    private let process: Process
    private let input: FileHandle
    private let output: FileHandle
    private let complaints: URL

    /// Starts the program, given as its text.
    ///
    /// - Parameter environment: added to this process's own.
    package init(_ program: String, arguments: [String] = [], environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [Self.interpreter, "-c", program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        complaints = FileManager.default.temporaryDirectory.appending(
            path: "changeover-python-\(UUID().uuidString).txt")
        try Data().write(to: complaints)
        let errors = try FileHandle(forWritingTo: complaints)
        defer { try? errors.close() }
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        self.input = input.fileHandleForWriting
        self.output = output.fileHandleForReading
        self.process = process
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: complaints)
    }

    /// The next line that the program prints, without its end.
    ///
    /// - Throws: `Failure`, with what the program complained of, when it ends or takes longer than `limit`.
    package func line(within limit: Duration = .seconds(60)) async throws -> String {
        let line = await offTheCooperativeThreads(within: limit) { output in
            var line: [UInt8] = []
            while let byte = try? output.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") { line.append(byte) }
            return line
        }
        guard !line.isEmpty else { throw failure("printed nothing") }
        return String(decoding: line, as: UTF8.self)
    }

    /// All that the program prints until it ends with success.
    package func outputToEnd(within limit: Duration = .seconds(60)) async throws -> Data {
        try? input.close()
        let data = await offTheCooperativeThreads(within: limit) { [process] output in
            defer { process.waitUntilExit() }
            return Array((try? output.readToEnd()) ?? Data())
        }
        guard process.terminationStatus == 0 else {
            throw failure("ended with status \(process.terminationStatus)")
        }
        return Data(data)
    }

    /// All that the program prints until it ends with success; blocks the thread until then.
    package static func output(of program: String) throws -> Data {
        let python = try PythonProcess(program)
        try? python.input.close()
        let data = try python.output.readToEnd() ?? Data()
        python.process.waitUntilExit()
        guard python.process.terminationStatus == 0 else {
            throw python.failure("ended with status \(python.process.terminationStatus)")
        }
        return data
    }

    /// Ends the program; harmless when it is over.
    package func stop() {
        try? input.close()
        if process.isRunning { process.terminate() }
    }

    private func failure(_ what: String) -> Failure {
        let said = (try? String(contentsOf: complaints, encoding: .utf8)) ?? ""
        return Failure(description: "A Python program run with \(Self.interpreter) \(what). \(said)")
    }

    private func offTheCooperativeThreads(
        within limit: Duration, _ read: @escaping @Sendable (FileHandle) -> [UInt8]
    ) async -> [UInt8] {
        let guardian = DispatchWorkItem { [weak self] in self?.stop() }
        let seconds = limit / .seconds(1)
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: guardian)
        defer { guardian.cancel() }
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [output] in continuation.resume(returning: read(output)) }
        }
    }
}
