import Foundation
import HTTPTypes
import Maintenance
import Transport

/// Speaks to the running bot through its socket.
struct LocalClient: Sendable {
    let transport: any HTTPTransport

    /// - Throws: `TransportError`, `.malformedReply` for what a bot of this version does not say.
    func ask(_ request: LocalRequest) async throws(TransportError) -> LocalReply {
        let encoder = JSONEncoder()
        // The same bytes for the same request, so that one that is made again can be told.
        encoder.outputFormatting = .sortedKeys
        guard let body = try? encoder.encode(request) else { throw .notUnderstood }
        // A plan takes what AWS takes to answer.
        return try await send(.post, "/lifecycle", body, within: .seconds(120))
    }

    /// What was told after an event of the operation; nothing where there is nothing for a while.
    func news(of operation: String, after version: Int) async throws(TransportError) -> LocalNews {
        try await send(.get, "/operations/\(operation)/\(version)", Data(), within: .seconds(40))
    }

    private func send<Reply: Decodable>(
        _ method: HTTPRequest.Method, _ path: String, _ body: Data, within limit: Duration
    ) async throws(TransportError) -> Reply {
        let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
        let reply = try await transport.send(TransportRequest(head: head, body: body, totalTimeout: limit))
        switch reply.head.status {
        case .ok: break
        case .serviceUnavailable:
            throw TransportError(.connectionLost, "The bot could not read its database.", delivery: .unknown)
        default: throw .notUnderstood
        }
        guard let value = try? JSONDecoder().decode(Reply.self, from: reply.body) else { throw .notUnderstood }
        return value
    }
}

extension TransportError {
    fileprivate static let notUnderstood = TransportError(
        .malformedReply, "The bot that runs is of another version than this program: restart it.", delivery: .unknown)
}
