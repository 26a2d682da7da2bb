import Foundation
import HTTPTypes
import Transport

/// Turns one HTTP request in the AWS JSON protocol 1.1 into a call on a world, and the outcome into a reply.
struct JSONServer: Sendable {
    static let target = HTTPField.Name("X-Amz-Target")
    private static let service = "application-autoscaling"
    private static let prefix = "AnyScaleFrontendService."

    let secret: String?

    func answer(_ request: TransportRequest, by world: inout RDSWorld, at time: SimulatedTime) -> QueryServer.Answer {
        let exchange: Exchange<String>
        do throws(RDSFault) {
            let (action, body) = try read(request, in: world.region)
            exchange = world.exchange(action, at: time) { world throws(RDSFault) in
                try world.answerScaling(action, body)
            }
        } catch {
            return QueryServer.Answer(result: .success(reply(error)))
        }
        let result: Result<TransportReply, TransportError> =
            switch exchange.outcome {
            case .reply(let text): .success(reply(200, text))
            case .fault(let fault): .success(reply(fault))
            case .lost: loss(exchange.loss ?? .connectionClosed)
            }
        return QueryServer.Answer(result: result, latency: exchange.latency)
    }

    private func read(
        _ request: TransportRequest, in region: String
    ) throws(RDSFault) -> (RDSAction, [String: Any]) {
        let signature = try SignatureForm.check(request, secret: secret)
        guard let name = Self.target.flatMap({ request.head.headerFields[$0] }), name.hasPrefix(Self.prefix),
            let action = RDSAction(rawValue: String(name.dropFirst(Self.prefix.count))),
            action.service == .applicationAutoScaling
        else {
            throw RDSFault(code: "UnknownOperationException", message: "There is no such operation.")
        }
        guard request.head.headerFields[.contentType] == "application/x-amz-json-1.1",
            let body = try? JSONSerialization.jsonObject(with: request.body) as? [String: Any]
        else {
            throw RDSFault(code: "SerializationException", message: "The body is no JSON object.")
        }
        guard signature.scope[1] == region, signature.scope[2] == Self.service else {
            throw RDSFault(
                code: "SignatureDoesNotMatch",
                message: "Credential should be scoped to \(region) and \(Self.service).", httpStatus: 403)
        }
        return (action, body)
    }

    private func reply(_ fault: RDSFault) -> TransportReply {
        let members = ["__type": fault.code, "message": fault.message]
        let text = (try? JSONSerialization.data(withJSONObject: members, options: .sortedKeys)) ?? Data("{}".utf8)
        return reply(fault.httpStatus, String(decoding: text, as: UTF8.self))
    }

    private func loss(_ loss: Loss) -> Result<TransportReply, TransportError> {
        switch loss {
        case .timedOut:
            .failure(TransportError(.timedOut, "No reply came in time.", delivery: .unknown))
        case .connectionClosed:
            .failure(TransportError(.connectionLost, "The connection was closed.", delivery: .unknown))
        case .serverError:
            .success(reply(500, #"{"__type":"InternalServiceException","message":"An internal error occurred."}"#))
        case .htmlServerError:
            .success(reply(503, "<html><body><b>Http/1.1 Service Unavailable</b></body></html>", type: "text/html"))
        }
    }

    private func reply(_ status: Int, _ body: String, type: String = "application/x-amz-json-1.1") -> TransportReply {
        var head = HTTPResponse(status: .init(code: status))
        head.headerFields[.contentType] = type
        return TransportReply(head: head, body: Data(body.utf8))
    }
}

extension RDSWorld {
    private static let dimension = "rds:cluster:ReadReplicaCount"

    /// Answers an action of Application Auto Scaling with a JSON object.
    fileprivate mutating func answerScaling(_ action: RDSAction, _ body: [String: Any]) throws(RDSFault) -> String {
        guard body["ServiceNamespace"] as? String == "rds", body["ScalableDimension"] as? String == Self.dimension
        else {
            throw RDSFault(code: "ValidationException", message: "Only readers of RDS clusters are scaled here.")
        }
        guard action == .describeScalableTargets else { return try answerSuspension(body) }
        var found: [SimulatedScaling] = []
        for name in body["ResourceIds"] as? [String] ?? [] {
            if let target = try describeScaling(of: try Self.cluster(name), at: now) { found.append(target) }
        }
        return "{\"ScalableTargets\":[\(found.map(shown).joined(separator: ","))]}"
    }

    private mutating func answerSuspension(_ body: [String: Any]) throws(RDSFault) -> String {
        guard let name = body["ResourceId"] as? String, let state = body["SuspendedState"] as? [String: Bool] else {
            throw RDSFault(code: "ValidationException", message: "Only what is suspended is changed here.")
        }
        try suspendScaling(
            of: try Self.cluster(name),
            SimulatedScaling.Suspension(
                removal: state["DynamicScalingInSuspended"] ?? false,
                addition: state["DynamicScalingOutSuspended"] ?? false,
                schedule: state["ScheduledScalingSuspended"] ?? false), at: now)
        return "{}"
    }

    private static func cluster(_ resource: String) throws(RDSFault) -> String {
        guard resource.hasPrefix("cluster:") else {
            throw RDSFault(code: "ValidationException", message: "Unsupported resource \(resource)")
        }
        return String(resource.dropFirst("cluster:".count))
    }

    private func shown(_ target: SimulatedScaling) -> String {
        """
        {"ServiceNamespace":"rds","ResourceId":"cluster:\(target.cluster)","ScalableDimension":"\(Self.dimension)",\
        "MinCapacity":\(target.minimum),"MaxCapacity":\(target.maximum),"RoleARN":"arn:aws:iam::\(account):role/scaling",\
        "CreationTime":1788000000.5,"SuspendedState":{"DynamicScalingInSuspended":\(target.suspension.removal),\
        "DynamicScalingOutSuspended":\(target.suspension.addition),\
        "ScheduledScalingSuspended":\(target.suspension.schedule)}}
        """
    }
}
