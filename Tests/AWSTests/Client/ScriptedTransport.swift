import Foundation
import HTTPTypes
import Synchronization
import Transport

/// An `HTTPTransport` that answers from a closure and keeps what it was sent.
final class ScriptedTransport: HTTPTransport {
    typealias Answer = Result<TransportReply, TransportError>

    private let answer: @Sendable (TransportRequest, Int) async -> Answer
    private let received = Mutex<[TransportRequest]>([])

    /// The closure gets each request with its number, from 0.
    init(_ answer: @escaping @Sendable (TransportRequest, Int) async -> Answer) {
        self.answer = answer
    }

    /// Answers in order; a request too many ends as an invalid one.
    convenience init(_ answers: [Answer]) {
        self.init { _, number in
            number < answers.count
                ? answers[number] : .failure(TransportError(.invalidRequest, "not in the script", delivery: .notSent))
        }
    }

    var requests: [TransportRequest] { received.withLock(\.self) }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        let number = received.withLock { requests in
            requests.append(request)
            return requests.count - 1
        }
        return try await answer(request, number).get()
    }
}

extension Result<TransportReply, TransportError> {
    static func reply(_ status: Int, _ body: String = "", _ fields: HTTPFields = [:]) -> Self {
        .success(
            TransportReply(head: HTTPResponse(status: .init(code: status), headerFields: fields), body: Data(body.utf8))
        )
    }

    static func awsError(
        _ status: Int, _ code: String, _ fields: HTTPFields = [:], saying message: String? = nil
    ) -> Self {
        let body = """
            <ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>Sender</Type>\
            <Code>\(code)</Code><Message>\(message ?? "about \(code)")</Message></Error><RequestId>r-1</RequestId></ErrorResponse>
            """
        return .reply(status, body, fields)
    }

    static func failure(_ code: TransportError.Code, _ delivery: TransportError.Delivery) -> Self {
        .failure(TransportError(code, "scripted", delivery: delivery))
    }
}

extension TransportRequest {
    /// The decoded form of a Query request.
    var form: [String: String] {
        var components = URLComponents()
        components.percentEncodedQuery = String(decoding: body, as: UTF8.self)
        return Dictionary(
            (components.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    var url: String { "\(head.scheme ?? "")://\(head.authority ?? "")\(head.path ?? "")" }
}
