extension RDS {
    /// Where Secrets Manager keeps the password of the master user, when RDS manages it.
    package struct MasterUserSecret: Sendable, Equatable {
        package var secretArn: String?
        package var secretStatus: String?
        package var kmsKeyId: String?

        package init() {}
    }
}

extension RDS.MasterUserSecret: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        secretArn = try element.optional("SecretArn")
        secretStatus = try element.optional("SecretStatus")
        kmsKeyId = try element.optional("KmsKeyId")
    }
}
