internal import Foundation
internal import HTTPTypes
internal import Transport

/// A small HTTP service beside us that hands out credentials; asked a few times, with short patience.
struct MetadataEndpoint: Sendable {
    let endpoint: Endpoint
    /// How messages call it.
    let name: String
    let context: CredentialsContext
    var attempts = 3

    /// The body of the reply, which has to be a 200; 5xx replies and failed exchanges are tried again.
    func fetch(
        _ path: String, method: HTTPRequest.Method = .get, fields: HTTPFields = [:]
    ) async throws(CredentialsError) -> Data {
        var attempt = 1
        while true {
            do throws(CredentialsError) {
                return try await exchange(path, method: method, fields: fields)
            } catch {
                guard error.code == .unavailable, attempt < attempts else { throw error }
            }
            let delay = RetryPolicy().delay(
                afterAttempt: attempt, throttled: false, retryAfter: nil, jitter: context.jitter())
            do {
                try await context.clock.sleep(for: delay)
            } catch {
                throw CredentialsError(.cancelled, "The wait for \(name) was cancelled.")
            }
            attempt += 1
        }
    }

    private func exchange(
        _ path: String, method: HTTPRequest.Method, fields: HTTPFields
    ) async throws(CredentialsError) -> Data {
        let head = HTTPRequest(
            method: method, scheme: endpoint.scheme, authority: endpoint.authority,
            path: endpoint.path(appending: path), headerFields: fields)
        let request = TransportRequest(
            head: head, connectTimeout: .seconds(1), totalTimeout: .seconds(2), maximumReplySize: 1024 * 1024)
        let reply: TransportReply
        do {
            reply = try await context.transport.send(request)
        } catch {
            throw CredentialsError(
                error.code == .cancelled ? .cancelled : .unavailable, "\(name) did not answer: \(error.message)")
        }
        let status = reply.head.status
        guard status == .ok else {
            throw CredentialsError(
                status.kind == .serverError || status == .tooManyRequests ? .unavailable : .invalidConfiguration,
                "\(name) answered with HTTP status \(status.code).")
        }
        return reply.body
    }
}
