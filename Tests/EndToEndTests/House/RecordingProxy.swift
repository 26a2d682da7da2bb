import Foundation
import HTTPTypes
import Synchronization
import Transport

/// Passes every request on to `moto_server` and remembers which actions were asked for.
final class RecordingProxy: HTTPTransport {
    private let upstream: any HTTPTransport
    private let authority: String
    private let traffic: Traffic
    private let actions = Mutex<[(action: String, at: Date)]>([])

    init(to url: String, through upstream: any HTTPTransport, traffic: Traffic) {
        self.upstream = upstream
        self.traffic = traffic
        authority = url.replacing("http://", with: "")
    }

    func calls(of action: String) -> [Date] {
        actions.withLock { $0.filter { $0.action == action }.map(\.at) }
    }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        try await traffic.pass { () async throws(TransportError) in
            var request = request
            request.head.authority = authority
            request.totalTimeout = .seconds(30)
            if let action = Self.action(in: request.body) {
                actions.withLock { $0.append((action, Date())) }
            }
            return try await upstream.send(request)
        }
    }

    private static func action(in body: Data) -> String? {
        String(decoding: body, as: UTF8.self).split(separator: "&").first { $0.hasPrefix("Action=") }
            .map { String($0.dropFirst("Action=".count)) }
    }
}
