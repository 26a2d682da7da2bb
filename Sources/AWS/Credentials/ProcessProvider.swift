internal import Foundation

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
