import AWS
import Foundation
import Synchronization
import Testing

/// Answers AWS calls in turn from a list and keeps what was asked; the last answer is repeated for ever.
final class ScriptedAWS: Sendable {
    private let answers: [Result<String, AWSError>]
    private let received = Mutex<[AWSCall]>([])

    init(_ answers: Result<String, AWSError>...) {
        self.answers = answers
    }

    convenience init(_ body: String) {
        self.init(.success(body))
    }

    var calls: [AWSCall] { received.withLock { $0 } }
    var rds: RDSClient { RDSClient(sending: answer) }
    var ec2: EC2Client { EC2Client(sending: answer) }
    var cloudWatch: CloudWatchClient { CloudWatchClient(sending: answer) }

    @Sendable private func answer(_ call: AWSCall) async throws(AWSError) -> Data {
        let turn = received.withLock { calls in
            calls.append(call)
            return calls.count - 1
        }
        return Data(try answers[min(turn, answers.count - 1)].get().utf8)
    }
}

extension AWSCall {
    /// The form as it goes over the wire.
    var body: String {
        let all = [("Action", action), ("Version", service.apiVersion)] + parameters
        return String(decoding: QueryForm.encode(all.map { (name: $0.0, value: $0.1) }), as: UTF8.self)
    }

    var lines: [String] { parameters.map { "\($0.name)=\($0.value)" } }
}

/// A file of the fixtures folder.
func rdsFixture(_ name: String) throws -> URL {
    try #require(Bundle.module.resourceURL).appending(path: "Fixtures").appending(path: name)
}
