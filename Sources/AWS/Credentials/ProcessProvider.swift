import Foundation

/// Credentials that a program of the operator's choice prints (`credential_process`).
///
/// Source: "Process credential provider", AWS SDKs and Tools Reference Guide.
struct ProcessProvider: CredentialsProvider {
    let context: CredentialsContext
    let command: String
    /// How messages call it.
    let origin: String

    func load() async throws(CredentialsError) -> Credentials? {
        guard let words = CommandWords.split(command), !words.isEmpty else {
            throw CredentialsError(.invalidConfiguration, "\(origin) has a quotation mark that is not closed.")
        }
        let output: Data
        do {
            output = try await context.processes.run(words, environment: context.environment)
        } catch {
            throw CredentialsError(
                error == .cancelled ? .cancelled : .unavailable, "\(origin) \(Self.sentence(for: error))")
        }
        let document = try CredentialsDocument.read(output, from: origin)
        guard document.version == 1 else {
            throw CredentialsError(.unavailable, "\(origin) printed a document that does not have Version 1.")
        }
        return try document.credentials(from: origin)
    }

    private static func sentence(for failure: ProcessRunner.Failure) -> String {
        switch failure {
        case .notFound: "names a program that does not exist or is not executable."
        case .notStarted: "could not be started."
        case .failed(let status): "ended with status \(status); run it by hand to see why."
        case .timedOut: "did not end in time."
        case .tooMuchOutput: "printed too much."
        case .cancelled: "was cancelled."
        }
    }
}

/// Splits a command line into words as a POSIX shell does (and Python's `shlex.split`, for botocore), without doing
/// anything else that a shell does.
enum CommandWords {
    private enum Quote {
        case none
        case single
        case double
    }

    /// Nil for a quotation mark that is not closed, or a backslash at the end.
    static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote = Quote.none
        var isEscaped = false
        for character in line.unicodeScalars {
            if isEscaped {
                if quote == .double, character != "\"", character != "\\" { word = (word ?? "") + "\\" }
                word = (word ?? "") + String(character)
                isEscaped = false
                continue
            }
            switch (quote, character) {
            case (.none, "\\"), (.double, "\\"): isEscaped = true
            case (.none, "'"): (quote, word) = (.single, word ?? "")
            case (.none, "\""): (quote, word) = (.double, word ?? "")
            case (.single, "'"), (.double, "\""): quote = .none
            case (.none, " "), (.none, "\t"), (.none, "\r"), (.none, "\n"):
                if let finished = word { words.append(finished) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        guard quote == .none, !isEscaped else { return nil }
        if let word { words.append(word) }
        return words
    }
}

/// Runs a program that prints credentials.
package struct ProcessRunner: Sendable {
    /// Why a program gave no output; carries nothing that the program wrote.
    enum Failure: Error, Sendable, Equatable {
        case notFound
        case notStarted
        case failed(status: Int32)
        case timedOut
        case tooMuchOutput
        case cancelled
    }

    private let action: @Sendable ([String], [String: String]) async throws(Failure) -> Data

    /// The closure gets the command's words and the environment, and returns the standard output of an exit with 0.
    init(_ action: @escaping @Sendable ([String], [String: String]) async throws(Failure) -> Data) {
        self.action = action
    }

    func run(_ words: [String], environment: [String: String]) async throws(Failure) -> Data {
        try await action(words, environment)
    }
}

extension ProcessRunner {
    /// Runs programs of this machine, without a shell, their standard error discarded.
    ///
    /// - Parameter timeout: measured by `clock`; the program is then killed.
    static func system(clock: any Clock<Duration>, timeout: Duration = .seconds(60)) -> ProcessRunner {
        ProcessRunner { words, environment throws(Failure) in
            guard let program = words.first, let executable = locate(program, environment: environment) else {
                throw .notFound
            }
            let child = try ChildProcess(
                executable: executable, arguments: Array(words.dropFirst()), environment: environment)
            return try await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    if (try? await clock.sleep(for: timeout)) != nil { child.kill(as: .timedOut) }
                }
                defer { group.cancelAll() }
                return await child.outputToEnd(limit: 256 * 1024)
            }.get()
        }
    }

    /// The path of the program, looked up in `PATH` unless it is one already.
    private static func locate(_ program: String, environment: [String: String]) -> String? {
        let candidates =
            program.contains("/")
            ? [program] : (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(program)" }
        return candidates.first { path in
            var isDirectory: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory.boolValue
                && FileManager.default.isExecutableFile(atPath: path)
        }
    }
}
