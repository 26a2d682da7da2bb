import HTTPTypes
import Transport

/// A departure of moto from AWS, put right on the way between it and the bot.
protocol Correction: Sendable {
    /// What AWS would reply; `nil` where moto's own reply will do.
    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply?
}

/// The `moto_server` behind a proxy, as a correction asks it.
struct Moto: Sendable {
    private let original: TransportRequest
    private let upstream: any HTTPTransport

    /// - Parameter original: the bot's request, addressed to moto already: calls of a correction are signed as it is.
    init(_ original: TransportRequest, through upstream: any HTTPTransport) {
        self.original = original
        self.upstream = upstream
    }

    /// Its reply to the bot's own request.
    func reply() async throws(TransportError) -> TransportReply {
        try await upstream.send(original)
    }

    /// Its reply to another call, which counts as none of the bot's.
    @discardableResult
    func reply(to call: QueryCall) async throws(TransportError) -> TransportReply {
        var request = original
        request.body = call.body
        request.head.headerFields[.contentLength] = nil
        return try await upstream.send(request)
    }
}
