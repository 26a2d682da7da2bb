import Foundation
import Synchronization
import TestSupport

/// `changeover serve` as a process of its own; killed, it is started again, as a service manager would.
final class ServedBot: Sendable {
    private struct State {
        var process: Process?
        var starts = 0
        var isWanted = true
    }

    private let executable: URL
    private let arguments: [String]
    private let environment: [String: String]
    private let folder: URL
    private let state = Mutex(State())
    private let ends: AsyncStream<Int32>
    private let ended: AsyncStream<Int32>.Continuation

    init(config: URL, environment: [String: String]) throws {
        executable = try BuiltProduct.url(of: "changeover")
        arguments = ["serve", "--config", config.path]
        self.environment = environment
        folder = config.deletingLastPathComponent()
        (ends, ended) = AsyncStream.makeStream()
    }

    var starts: Int { state.withLock(\.starts) }

    func start() throws {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        let log = folder.appending(path: "bot-\(starts + 1).log")
        try Data().write(to: log)
        process.standardError = try FileHandle(forWritingTo: log)
        process.terminationHandler = { [weak self] in self?.ended($0) }
        state.withLock {
            $0.process = process
            $0.starts += 1
        }
        try process.run()
    }

    /// Ends it without a chance to say goodbye.
    func kill() {
        state.withLock { state in
            guard let process = state.process, process.isRunning else { return }
            Foundation.kill(process.processIdentifier, SIGKILL)
        }
    }

    /// Asks it to stop, and returns the exit status.
    func stop() async -> Int32? {
        let isRunning = state.withLock { state in
            state.isWanted = false
            guard let process = state.process, process.isRunning else { return false }
            process.terminate()
            return true
        }
        guard isRunning else { return nil }
        for await status in ends { return status }
        return nil
    }

    private func ended(_ process: Process) {
        let isWanted = state.withLock(\.isWanted)
        guard isWanted else {
            ended.yield(process.terminationStatus)
            return
        }
        // A failed start shows as a conversation that does not go on, with the log beside it.
        try? start()
    }

    /// Runs another command of the same executable on the same configuration, once the bot has stopped; what it said and
    /// how it ended.
    func audit(_ question: String...) throws -> (status: Int32, output: String) {
        let (process, output) = (Process(), Pipe())
        process.executableURL = executable
        process.arguments = ["audit"] + question + arguments.dropFirst()
        process.environment = environment
        process.currentDirectoryURL = folder
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    /// Runs a lifecycle command of the same executable on the same configuration, beside the bot and without its secrets.
    func lifecycle(_ words: String...) async throws -> (status: Int32, output: String) {
        let (process, output) = (Process(), folder.appending(path: "command-\(UUID().uuidString).log"))
        process.executableURL = executable
        process.arguments = ["lifecycle"] + words + arguments.dropFirst()
        process.environment = [:]
        process.currentDirectoryURL = folder
        try Data().write(to: output)
        let file = try FileHandle(forWritingTo: output)
        (process.standardOutput, process.standardError) = (file, file)
        // Waited for by nobody: whoever serves the bot's calls needs the threads.
        let status = try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        return (status, try String(contentsOf: output, encoding: .utf8))
    }

    /// The rights of the socket that it listens on.
    var socketMode: Int? {
        let path = folder.appending(path: "changeover.sqlite.sock").path
        return try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    /// What every run of it logged.
    var log: String {
        (1...max(1, starts)).compactMap {
            try? String(contentsOf: folder.appending(path: "bot-\($0).log"), encoding: .utf8)
        }.joined(separator: "\n")
    }
}
