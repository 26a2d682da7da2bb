import Simulation
import Testing

/// Rules: API Reference of Secrets Manager, GetSecretValue, PutSecretValue, UpdateSecretVersionStage.
struct SecretsWorldTests {
    private static let token = String(repeating: "1", count: 32)
    private static let other = String(repeating: "2", count: 32)

    private static func world(key: String? = nil, faults: FaultPlan = .none) -> SecretsWorld {
        SecretsWorld([SecretScript("dev/db", text: "first", key: key)], seed: 1, faults: faults)
    }

    private static func put(
        _ text: String, token: String = token, _ stages: [String] = ["AWSPENDING"], in world: inout SecretsWorld
    ) throws(RDSFault) {
        _ = try world.putSecret(
            PutSecretCall(secret: "dev/db", token: token, text: text, stages: stages), at: world.now)
    }

    private static func text(at stage: String?, in world: inout SecretsWorld) -> String? {
        try? world.secretValue(of: "dev/db", stage: stage, at: world.now).version.text
    }

    private static func move(
        _ stage: String = "AWSCURRENT", to target: String?, from source: String?, in world: inout SecretsWorld
    ) throws(RDSFault) {
        _ = try world.moveStage(
            MoveStageCall(secret: "dev/db", stage: stage, to: target, from: source), at: world.now)
    }

    private static func code(_ call: () throws(RDSFault) -> Void) -> String? {
        do throws(RDSFault) {
            try call()
        } catch {
            #expect(error.httpStatus == 400 || error.code == "AccessDenied")
            return error.code
        }
        return nil
    }

    @Test func `a pending version is current only when the stage is moved, and the one before stays`() throws {
        var world = Self.world()
        let first = try #require(world.secrets.first?.version(at: "AWSCURRENT")).identifier
        try Self.put("second", in: &world)
        #expect(Self.text(at: nil, in: &world) == "first")
        #expect(Self.text(at: "AWSPENDING", in: &world) == "second")
        try Self.move(to: Self.token, from: first, in: &world)
        #expect(Self.text(at: nil, in: &world) == "second")
        #expect(Self.text(at: "AWSPREVIOUS", in: &world) == "first")
        #expect(Self.text(at: "AWSPENDING", in: &world) == "second")
        try Self.move("AWSPENDING", to: nil, from: Self.token, in: &world)
        #expect(
            Self.code { () throws(RDSFault) in
                _ = try world.secretValue(of: "dev/db", stage: "AWSPENDING", at: world.now)
            } == "ResourceNotFoundException")
        let moves = world.effects.map(\.what)
        #expect(
            moves == [
                .put(version: Self.token, stages: ["AWSPENDING"]), .moved(stage: "AWSCURRENT", to: Self.token),
                .moved(stage: "AWSPENDING", to: nil),
            ])
    }

    @Test func `a current version that is put makes the one before previous, of which there is one`() throws {
        var world = Self.world()
        try Self.put("second", ["AWSCURRENT"], in: &world)
        try Self.put("third", token: Self.other, ["AWSCURRENT"], in: &world)
        #expect(Self.text(at: nil, in: &world) == "third")
        #expect(Self.text(at: "AWSPREVIOUS", in: &world) == "second")
        #expect(world.secrets.first?.versions.first?.stages == [])
    }

    @Test func `the same token with the same text does nothing, and with another text is refused`() throws {
        var world = Self.world()
        try Self.put("second", in: &world)
        try Self.put("second", in: &world)
        #expect(world.effects.count == 1)
        #expect(Self.code { () throws(RDSFault) in try Self.put("third", in: &world) } == "ResourceExistsException")
        #expect(Self.text(at: "AWSPENDING", in: &world) == "second")
    }

    @Test func `a stage is moved only from the version that has it`() throws {
        var world = Self.world()
        let first = try #require(world.secrets.first?.version(at: "AWSCURRENT")).identifier
        try Self.put("second", in: &world)
        try Self.put("third", token: Self.other, ["AWSPENDING"], in: &world)
        let refused: [(String, String?, String?, String)] = [
            ("AWSCURRENT", Self.token, nil, "InvalidParameterException"),
            ("AWSCURRENT", Self.token, Self.other, "InvalidParameterException"),
            ("AWSCURRENT", nil, first, "InvalidParameterException"),
            ("AWSPENDING", nil, Self.token, "InvalidParameterException"),
            ("AWSCURRENT", "none", first, "ResourceNotFoundException"),
        ]
        for (stage, target, source, code) in refused {
            #expect(
                Self.code { () throws(RDSFault) in try Self.move(stage, to: target, from: source, in: &world) } == code)
        }
        #expect(Self.text(at: nil, in: &world) == "first")
    }

    @Test func `what is asked wrongly is refused with its code`() {
        var world = Self.world()
        let refused: [(String, (inout SecretsWorld) throws(RDSFault) -> Void)] = [
            (
                "ResourceNotFoundException",
                { world throws(RDSFault) in _ = try world.describeSecret("none", at: world.now) }
            ),
            (
                "ResourceNotFoundException",
                { world throws(RDSFault) in _ = try world.secretValue(of: "dev/db", version: "none", at: world.now) }
            ),
            ("InvalidParameterException", { world throws(RDSFault) in try Self.put("x", token: "short", in: &world) }),
            ("InvalidParameterException", { world throws(RDSFault) in try Self.put("", in: &world) }),
            ("InvalidParameterException", { world throws(RDSFault) in try Self.put("x", [], in: &world) }),
        ]
        for (code, call) in refused {
            #expect(Self.code { () throws(RDSFault) in try call(&world) } == code)
        }
        #expect(world.effects.isEmpty)
    }

    @Test func `a secret is found by its name, its ARN and the ARN without the last characters`() throws {
        var world = Self.world()
        let arn = try #require(world.secrets.first).arn
        for name in ["dev/db", arn, String(arn.dropLast(7))] {
            #expect(try world.describeSecret(name, at: world.now).arn == arn)
        }
    }

    @Test func `what is scheduled for deletion is neither read nor changed, and still described`() {
        var world = Self.world()
        world.schedule(.leaves("dev/db"), at: world.now + .seconds(1))
        world.advance(to: world.now + .seconds(1))
        #expect(Self.code { () throws(RDSFault) in try Self.put("x", in: &world) } == "InvalidRequestException")
        #expect(Self.text(at: nil, in: &world) == nil)
        #expect((try? world.describeSecret("dev/db", at: world.now))?.isLeaving == true)
    }

    @Test func `somebody else's rotation shows, and makes a move fail that names the version before`() throws {
        var world = Self.world()
        let first = try #require(world.secrets.first?.version(at: "AWSCURRENT")).identifier
        try Self.put("second", in: &world)
        world.schedule(.rotates("dev/db", to: "theirs"), at: world.now + .seconds(1))
        world.schedule(.rotates("none", to: "theirs"), at: world.now + .seconds(1))
        world.advance(to: world.now + .seconds(1))
        #expect(Self.text(at: nil, in: &world) == "theirs")
        #expect(world.effects.last?.actor == .somebodyElse)
        #expect(throws: RDSFault.self) { try Self.move(to: Self.token, from: first, in: &world) }
    }

    @Test(arguments: [
        "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage",
        "secretsmanager:DescribeSecret", "kms:Decrypt", "kms:GenerateDataKey",
    ])
    func `a rotation needs every one of its actions`(action: String) throws {
        let all = [
            "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage",
            "secretsmanager:DescribeSecret", "kms:Decrypt", "kms:GenerateDataKey",
        ]
        func rotate(allowed: [String]) throws {
            var world = Self.world(key: "1234")
            let actions = allowed.map { "\"\($0)\"" }.joined(separator: ",")
            world.policy = try AccessPolicy(
                json: """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": [\(actions)], "Resource": [
                    "arn:aws:secretsmanager:us-east-1:123456789012:secret:dev/db-??????",
                    "arn:aws:kms:us-east-1:123456789012:key/1234"]}]}
                    """)
            let first = try world.secretValue(of: "dev/db", at: world.now).version.identifier
            try Self.put("second", in: &world)
            _ = try world.describeSecret("dev/db", at: world.now)
            try Self.move(to: Self.token, from: first, in: &world)
        }
        try rotate(allowed: all)
        #expect {
            try rotate(allowed: all.filter { $0 != action })
        } throws: { error in
            let fault = error as? RDSFault
            return fault?.code == "AccessDenied" && fault?.message.contains(" perform: \(action) on ") == true
        }
    }

    @Test func `the wire loses replies of calls that took effect`() {
        var world = Self.world(faults: FaultPlan([.replyLost: 1]))
        let exchange = world.exchange(.putSecretValue, at: world.now) { world throws(RDSFault) in
            try Self.put("second", in: &world)
        }
        guard case .lost(executed: true) = exchange.outcome else {
            Issue.record("The reply came: \(exchange)")
            return
        }
        #expect(world.effects.count == 1)
    }

    @Test func `a password has what is asked for, and the same seed gives the same`() throws {
        var call = RandomPasswordCall()
        call.excluded = "/@\" "
        call.length = 30
        var world = Self.world()
        let password = try world.randomPassword(call, at: world.now)
        #expect(password.count == 30)
        #expect(password.allSatisfy { !call.excluded.contains($0) })
        #expect(password.contains(where: \.isNumber) && password.contains(where: \.isUppercase))
        var same = Self.world()
        #expect(try same.randomPassword(call, at: same.now) == password)
        call.length = 3
        #expect(throws: RDSFault.self) { try world.randomPassword(call, at: world.now) }
    }
}
