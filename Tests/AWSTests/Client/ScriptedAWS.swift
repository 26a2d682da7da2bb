import AWS
import Foundation
import Synchronization
import TestSupport
import Testing

/// Answers AWS calls in turn from a list and keeps what was asked; the last answer is repeated for ever. The answers are held
/// against botocore's shapes.
final class ScriptedAWS: AWSSender {
    private let answers: [Result<String, AWSError>]
    private let isGarbled: Bool
    private let received = Mutex<[AWSCall]>([])

    init(_ answers: Result<String, AWSError>...) {
        self.answers = answers
        isGarbled = false
    }

    /// - Parameter body: what AWS would not answer.
    init(garbled body: String) {
        answers = [.success(body)]
        isGarbled = true
    }

    convenience init(_ body: String) {
        self.init(.success(body))
    }

    var calls: [AWSCall] { received.withLock { $0 } }

    func send(_ call: AWSCall) async throws(AWSError) -> Data {
        let turn = received.withLock { calls in
            calls.append(call)
            return calls.count - 1
        }
        let body = Data(try answers[min(turn, answers.count - 1)].get().utf8)
        if !isGarbled { ReplyJudge.judge(body, to: call.action) }
        return body
    }
}

extension AWSCall {
    /// The form as it goes over the wire.
    var form: String { String(decoding: body, as: UTF8.self) }

    /// The parameters of the form beside `Action` and `Version`.
    var lines: [String] {
        form.split(separator: "&").dropFirst(2).map { $0.removingPercentEncoding ?? String($0) }
    }
}

/// A file of the fixtures folder.
func rdsFixture(_ name: String) throws -> URL {
    try #require(Bundle.module.resourceURL).appending(path: "Fixtures").appending(path: name)
}
