import Testing

@testable import AWS

@Suite struct INIDocumentTests {
    @Test func `sections, settings, comments and nested settings are read`() throws {
        let document = try INIDocument(
            parsing: """
                # comment
                ; another
                [default]
                region = eu-west-2
                Output=json
                empty =
                secret = a#b;c=d/+
                command: run ; and # go on

                [profile two]   # why not
                services = local
                s3 =
                  max_concurrent_requests = 20
                  # comment inside
                \tMax_Bandwidth = 50MB/s ; inline
                region = us-east-1

                [services local]
                rds =
                  endpoint_url = http://localhost:5000
                sts =
                  endpoint_url = http://localhost:5001
                """)
        #expect(
            document.section("default")?.settings == [
                "region": .text("eu-west-2"), "output": .text("json"), "empty": .text(""),
                "secret": .text("a#b;c=d/+"), "command": .text("run ; and # go on"),
            ])
        #expect(
            document.section("profile two")?.settings == [
                "services": .text("local"), "region": .text("us-east-1"),
                "s3": .nested(["max_concurrent_requests": "20", "Max_Bandwidth": "50MB/s ; inline"]),
            ])
        #expect(
            document.section("services local")?.settings == [
                "rds": .nested(["endpoint_url": "http://localhost:5000"]),
                "sts": .nested(["endpoint_url": "http://localhost:5001"]),
            ])
    }

    @Test(arguments: ["\t", "  ", "    "])
    func `settings that are all indented alike are read one by one`(indentation: String) throws {
        let lines = ["region = eu-west-1", "aws_access_key_id = AKIA", "aws_secret_access_key = s3cret"]
        let document = try INIDocument(
            parsing: "[default]\n" + lines.map { indentation + $0 }.joined(separator: "\n"))
        #expect(
            document.section("default")?.settings == [
                "region": .text("eu-west-1"), "aws_access_key_id": .text("AKIA"),
                "aws_secret_access_key": .text("s3cret"),
            ])
    }

    @Test func `line ends of Windows and a continued value are read`() throws {
        let document = try INIDocument(parsing: "[a]\r\nx = 1\r\ny = 2\r\n  3\r\n")
        #expect(document.section("a")?.settings == ["x": .text("1"), "y": .text("2\n3")])
    }

    @Test(arguments: [
        ("x = 1", 1), ("[a\nx=1", 1), ("[a]\n\nnonsense", 3), ("[a]\n= 1", 2), ("[a]\nx =\n  nonsense", 3),
        ("[a]\nx =\n# c\n\n  y = 1\n  nonsense", 6), ("[a]\nx=1\n[a]", 3), ("[a]\nx=1\nX=2", 3),
        ("[a]\nx=1\n [b]", 3), ("\u{FEFF}[a]", 1), ("[a]\nx=\u{0}", 2),
    ])
    func `a line that makes no sense is named by its number`(text: String, line: Int) {
        #expect { try INIDocument(parsing: text) } throws: { ($0 as? INIDocument.SyntaxError)?.line == line }
    }

    @Test func `a profile brings its endpoints along`() throws {
        var world = CredentialsWorld()
        world.config = """
            [profile dev]
            region = eu-west-3
            endpoint_url = http://localhost:1
            ignore_configured_endpoint_urls = false
            services = local
            [services local]
            rds =
                endpoint_url = http://localhost:2
            """
        let context = world.context
        let configuration = try SharedConfiguration(environment: context.environment, files: context.files)
        let profile = try #require(configuration.profile("dev"))
        #expect(profile["region"] == "eu-west-3")
        #expect(
            profile.endpoints
                == ProfileEndpoints(
                    general: "http://localhost:1", services: ["rds": "http://localhost:2"], ignoresConfigured: false))
        #expect(configuration.profile("default") == nil)
        #expect(configuration.profile("local") == nil)
    }

    @Test(
        arguments: [
            ("a b", ["a", "b"]), ("  a\t b ", ["a", "b"]), (#"a "b c" d"#, ["a", "b c", "d"]),
            ("a 'b \"c' d", ["a", "b \"c", "d"]),
            (#"a\ b c"#, ["a b", "c"]), (#""a\"b" "c\d""#, ["a\"b", #"c\d"#]), ("a'b'c \"\"", ["abc", ""]), ("", []),
            ("'a", nil), ("\"a", nil), ("a\\", nil), ("a; rm $X `y`", ["a;", "rm", "$X", "`y`"]),
        ] as [(String, [String]?)])
    func `a command is split like a shell's, and nothing else`(line: String, words: [String]?) {
        #expect(CommandWords.split(line) == words)
    }
}
