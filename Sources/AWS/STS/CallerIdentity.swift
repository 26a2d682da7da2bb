/// Who the credentials are, as AWS sees them.
package struct CallerIdentity: Sendable, Equatable, ReplyShape {
    package let account: String
    package let arn: String
    package let userID: String

    package init(account: String, arn: String, userID: String) {
        self.account = account
        self.arn = arn
        self.userID = userID
    }

    package init(_ element: ReplyElement) throws(MalformedReply) {
        account = try element.required("Account")
        arn = try element.required("Arn")
        userID = try element.required("UserId")
    }
}
