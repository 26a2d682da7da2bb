package import Foundation
package import Logging

/// Keeps the credentials that a provider finds, and renews them ahead of their end, once for all who ask.
package actor CredentialsCache: CredentialsSource {
    private let provider: any CredentialsProvider
    private let now: @Sendable () -> Date
    private let logger: Logger?
    private var state = CredentialsCacheState()
    private var waiting: [AsyncStream<Never>.Continuation] = []

    package init(provider: any CredentialsProvider, now: @escaping @Sendable () -> Date, logger: Logger? = nil) {
        self.provider = provider
        self.now = now
        self.logger = logger
    }

    package func credentials() async throws(CredentialsError) -> Credentials {
        // Comes round again only when the task that was renewing them has been cancelled.
        while true {
            switch state.asked(at: now()) {
            case .use(let credentials):
                return credentials
            case .refresh(let flight):
                return try await refresh(flight)
            case .wait(let flight):
                await landing()
                if let result = state.result(of: flight) { return try result.get() }
                guard !Task.isCancelled else { throw Self.cancelled }
            }
        }
    }

    /// Whether someone waits for a renewal that another caller began.
    var hasWaiters: Bool { !waiting.isEmpty }

    package func reject(_ credentials: Credentials) {
        state.rejected(credentials)
    }

    private static let cancelled = CredentialsError(.cancelled, "The wait for credentials was cancelled.")

    private func refresh(_ flight: CredentialsCacheState.Flight) async throws(CredentialsError) -> Credentials {
        var result = await load()
        if case .failure(let error) = result {
            logger?.warning("AWS credentials could not be renewed", metadata: ["error": "\(error)"])
            if Task.isCancelled { result = .failure(Self.cancelled) }
        }
        let answer = state.landed(flight, with: result, at: now())
        for continuation in waiting { continuation.finish() }
        waiting = []
        return try answer.get()
    }

    private func load() async -> Result<Credentials, CredentialsError> {
        do throws(CredentialsError) {
            guard let credentials = try await provider.load() else {
                return .failure(CredentialsError(.nothingConfigured, "There are no AWS credentials."))
            }
            return .success(credentials)
        } catch {
            return .failure(error)
        }
    }

    /// Returns when the flight has landed, or the surrounding task is cancelled.
    private func landing() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        waiting.append(continuation)
        for await _ in stream {}
    }
}
