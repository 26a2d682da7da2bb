import Foundation
import HTTPTypes
import Transport

/// A departure of moto from AWS, put right on the way between it and the bot.
protocol Correction: Sendable {
    /// What AWS would reply; `nil` where moto's own reply will do.
    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply?
    func reply(to call: RecordCall, asking moto: Moto) async throws(TransportError) -> TransportReply?
}

extension Correction {
    func reply(to call: QueryCall, asking moto: Moto) async throws(TransportError) -> TransportReply? { nil }
    func reply(to call: RecordCall, asking moto: Moto) async throws(TransportError) -> TransportReply? { nil }
}

/// The `moto_server` behind a proxy, as a correction asks it.
struct Moto: Sendable {
    /// What the bot calls for.
    enum Call: Sendable {
        case query(QueryCall)
        case record(RecordCall)
        case other
    }

    private let original: TransportRequest
    private let call: Call
    private let upstream: any HTTPTransport
    private let corrections: ArraySlice<any Correction>

    /// - Parameters:
    ///   - original: the bot's request, addressed to moto already: calls of a correction are signed as it is.
    ///   - corrections: those that moto's reply to it passes on its way back, the last first.
    init(
        _ original: TransportRequest, for call: Call, through upstream: any HTTPTransport,
        correctedBy corrections: ArraySlice<any Correction>
    ) {
        self.original = original
        self.call = call
        self.upstream = upstream
        self.corrections = corrections
    }

    /// Its reply to the bot's own request.
    func reply() async throws(TransportError) -> TransportReply {
        var rest = corrections
        while let correction = rest.popFirst() {
            let moto = Moto(original, for: call, through: upstream, correctedBy: rest)
            switch call {
            case .query(let call):
                if let reply = try await correction.reply(to: call, asking: moto) { return reply }
            case .record(let call):
                if let reply = try await correction.reply(to: call, asking: moto) { return reply }
            case .other: break
            }
        }
        return try await upstream.send(original)
    }

    /// Its reply to the bot's request with what is made of its body.
    func reply(changing change: (String) -> String) async throws(TransportError) -> TransportReply {
        try await reply(to: Data(change(String(decoding: original.body, as: UTF8.self)).utf8))
    }

    /// Its reply to another call, which counts as none of the bot's.
    @discardableResult
    func reply(to call: QueryCall) async throws(TransportError) -> TransportReply {
        try await reply(to: call.body)
    }

    /// Its reply to the bot's request with another body, which counts as none of the bot's.
    @discardableResult
    func reply(to body: Data) async throws(TransportError) -> TransportReply {
        var request = original
        request.body = body
        request.head.headerFields[.contentLength] = nil
        return try await upstream.send(request)
    }
}
