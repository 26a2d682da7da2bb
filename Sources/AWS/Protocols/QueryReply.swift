package import Foundation

/// Reads the 2xx replies of the Query protocol and of its EC2 variant.
package enum QueryReply {
    /// Reads a value from the result element of the reply to `call`:
    /// `<ActionResponse><ActionResult>…</ActionResult></ActionResponse>`.
    package static func read<Value>(
        _ body: Data, to call: AWSCall, as shape: (ReplyElement) throws(MalformedReply) -> Value
    ) throws(AWSError) -> Value {
        try read(body, to: call, below: "\(call.action)Result", as: shape)
    }

    /// Reads a value from the reply of EC2 to `call`, which has no result element: `<ActionResponse>…</ActionResponse>`.
    package static func readUnwrapped<Value>(
        _ body: Data, to call: AWSCall, as shape: (ReplyElement) throws(MalformedReply) -> Value
    ) throws(AWSError) -> Value {
        try read(body, to: call, below: nil, as: shape)
    }

    private static func read<Value>(
        _ body: Data, to call: AWSCall, below wrapper: String?,
        as shape: (ReplyElement) throws(MalformedReply) -> Value
    ) throws(AWSError) -> Value {
        let root: XMLNode
        do throws(XMLError) {
            root = try XMLNode.parse(body)
        } catch {
            throw .malformedReply(to: call, because: error.message)
        }
        let name = "\(call.action)Response"
        do throws(MalformedReply) {
            guard let wrapper else {
                guard root.name == name else { throw MalformedReply(path: name, problem: .missing) }
                return try shape(ReplyElement(root, path: name))
            }
            guard let result = root[wrapper] else {
                throw MalformedReply(path: "\(name)/\(wrapper)", problem: .missing)
            }
            return try shape(ReplyElement(result, path: wrapper))
        } catch {
            throw .malformedReply(to: call, because: error.description)
        }
    }
}

extension AWSError {
    /// A 2xx reply to a read that does not say what its service promises; reading again may help.
    static func malformedReply(to call: AWSCall, because reason: String) -> AWSError {
        AWSError(
            code: "malformedReply",
            message: "\(call.service.identifier) \(call.action) was answered with something unreadable. \(reason)",
            outcome: .transient(retryAfter: nil))
    }
}
