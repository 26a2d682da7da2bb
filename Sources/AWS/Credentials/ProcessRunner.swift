package import Foundation

/// Runs a program that prints credentials.
package struct ProcessRunner: Sendable {
    /// Why a program gave no output; carries nothing that the program wrote.
    package enum Failure: Error, Sendable, Equatable {
        case notFound
        case notStarted
        case failed(status: Int32)
        case timedOut
        case tooMuchOutput
        case cancelled
    }

    private let action: @Sendable ([String], [String: String]) async throws(Failure) -> Data

    /// The closure gets the command's words and the environment, and returns the standard output of an exit with 0.
    package init(_ action: @escaping @Sendable ([String], [String: String]) async throws(Failure) -> Data) {
        self.action = action
    }

    func run(_ words: [String], environment: [String: String]) async throws(Failure) -> Data {
        try await action(words, environment)
    }
}
