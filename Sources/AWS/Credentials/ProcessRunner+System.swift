internal import Foundation

extension ProcessRunner {
    /// Runs programs of this machine, without a shell, their standard error discarded.
    ///
    /// - Parameter timeout: measured by `clock`; the program is then killed.
    package static func system(clock: any Clock<Duration>, timeout: Duration = .seconds(60)) -> ProcessRunner {
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
