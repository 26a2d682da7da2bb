/// The requests and reply shapes of the IAM API 2010-05-08, named after it.
package enum IAM {
    /// A condition key that a simulated request brings along, with its value.
    package struct ContextEntry: Sendable, Equatable {
        package var contextKeyName: String
        package var contextKeyValue: String

        package init(_ name: String, _ value: String) {
            contextKeyName = name
            contextKeyValue = value
        }
    }

    /// What the policies of a principal say to one action.
    package struct EvaluationResult: Sendable, Equatable, ReplyShape {
        package var evalActionName: String
        /// `allowed`, `explicitDeny` or `implicitDeny`.
        package var evalDecision: String
        /// Condition keys in the policies that the simulation was not given.
        package var missingContextValues: [String]

        package init(_ element: ReplyElement) throws(MalformedReply) {
            evalActionName = try element.required("EvalActionName")
            evalDecision = try element.required("EvalDecision")
            missingContextValues = try element.scalars("MissingContextValues")
        }
    }

    /// Asks what the policies of a user or role would say to actions; nothing is done.
    package struct SimulatePrincipalPolicy: QueryRequest {
        package typealias Reply = [EvaluationResult]
        package static let service = AWSService.iam
        package static let kind = AWSCall.Kind.read

        /// The ARN of the user or role, not of a session.
        var policySourceArn: String
        var actionNames: [String]
        /// Empty: `*`.
        package var resourceArns: [String] = []
        package var contextEntries: [ContextEntry] = []

        package init(policySourceArn: String, actionNames: [String]) {
            self.policySourceArn = policySourceArn
            self.actionNames = actionNames
        }

        package func encode(into form: inout QueryParameters) {
            form.add("PolicySourceArn", policySourceArn)
            form.add("ActionNames", each: "member", actionNames)
            form.add("ResourceArns", each: "member", resourceArns)
            form.add("ContextEntries", each: "member", contextEntries) { entry, parameters in
                parameters.add("ContextKeyName", entry.contextKeyName)
                parameters.add("ContextKeyValues", each: "member", [entry.contextKeyValue])
                parameters.add("ContextKeyType", "string")
            }
            // Far more than there are actions to ask about, so that there is one page.
            form.add("MaxItems", 1000)
        }

        package func read(_ result: ReplyElement) throws(MalformedReply) -> [EvaluationResult] {
            try result.requiredStructures("EvaluationResults")
        }
    }
}
