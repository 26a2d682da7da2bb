import Foundation
import HTTPTypes
import Synchronization
import Transport

/// Passes every request on to `moto_server`, as far as the shipped policy allows it and corrected where moto departs from AWS,
/// and remembers what was asked for.
final class RecordingProxy: HTTPTransport {
    private let upstream: any HTTPTransport
    private let authority: String
    private let traffic: Traffic
    private let corrections: [any Correction]
    private let recorded = Mutex<[(call: QueryCall, at: Date)]>([])
    private let recordCalls = Mutex<[(call: RecordCall, at: Date)]>([])

    init(to url: String, through upstream: any HTTPTransport, traffic: Traffic, corrections: [any Correction]) {
        self.upstream = upstream
        self.traffic = traffic
        self.corrections = [PolicyCorrection()] + corrections
        authority = url.replacing("http://", with: "")
    }

    /// When the bot called for an action.
    func calls(of action: String) -> [Date] {
        recorded.withLock { $0.filter { $0.call.action == action }.map(\.at) }
    }

    /// What a parameter was in the calls for an action, one after the other.
    func values(of parameter: String, in action: String) -> [String] {
        recorded.withLock { $0.filter { $0.call.action == action }.compactMap { $0.call[parameter] } }
    }

    /// The names of all calls that change something, in their order.
    var changes: [String] {
        recorded.withLock { $0.map(\.call.action).filter { !$0.hasPrefix("Describe") && !$0.hasPrefix("Get") } }
    }

    /// When the bot asked Route 53 for a change.
    var recordChanges: [Date] {
        recordCalls.withLock { $0.filter { $0.call.action == RecordCall.change }.map(\.at) }
    }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        try await traffic.pass { () async throws(TransportError) in
            var request = request
            request.head.authority = authority
            request.totalTimeout = .seconds(30)
            let call = record(request)
            let reply = try await Moto(request, for: call, through: upstream, correctedBy: corrections[...]).reply()
            switch call {
            case .query(let call): traffic.served(call.action)
            case .record(let call): traffic.served(call.action)
            case .other: break
            }
            return reply
        }
    }

    private func record(_ request: TransportRequest) -> Moto.Call {
        if let call = QueryCall(request.body) {
            recorded.withLock { $0.append((call, Date())) }
            return .query(call)
        }
        guard let call = RecordCall(request) else { return .other }
        recordCalls.withLock { $0.append((call, Date())) }
        return .record(call)
    }
}
