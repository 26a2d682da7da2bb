extension EmojiTable {
    /// Emoji from `juggling` on.
    static let secondHalf = """
        1F939=juggling 1F54B=kaaba 1F998=kangaroo 1F511=key 2328=keyboard 002A-20E3=keycap_star 1F51F=keycap_ten
        1FAAF=khanda 1F458=kimono 1F48B=kiss 1F617=kissing 1F63D=kissing_cat 1F61A=kissing_closed_eyes
        1F618=kissing_heart 1F619=kissing_smiling_eyes 1FA81=kite 1F95D=kiwifruit 1F9CE=kneeling_person
        1F37D=knife_fork_plate 1FAA2=knot 1F428=koala 1F201=koko 1F1F0-1F1F7=kr,flag-kr 1F97C=lab_coat 1F3F7=label
        1F94D=lacrosse 1FA9C=ladder 1F41E=ladybug,lady_beetle 1F535=large_blue_circle 1F537=large_blue_diamond
        1F7E6=large_blue_square 1F7E4=large_brown_circle 1F7EB=large_brown_square 1F7E2=large_green_circle
        1F7E9=large_green_square 1F7E0=large_orange_circle 1F536=large_orange_diamond 1F7E7=large_orange_square
        1F7E3=large_purple_circle 1F7EA=large_purple_square 1F7E5=large_red_square 1F7E1=large_yellow_circle
        1F7E8=large_yellow_square 1F317=last_quarter_moon 1F31C=last_quarter_moon_with_face 271D=latin_cross
        1F606=laughing,satisfied 1F96C=leafy_green 1F343=leaves 1F4D2=ledger 1F91B=left-facing_fist 1F6C5=left_luggage
        2194=left_right_arrow 1F5E8=left_speech_bubble 21A9=leftwards_arrow_with_hook 1FAF2=leftwards_hand
        1FAF7=leftwards_pushing_hand 1F9B5=leg 1F34B=lemon 264C=leo 1F406=leopard 1F39A=level_slider 264E=libra
        1FA75=light_blue_heart 1F688=light_rail 1F329=lightning,lightning_cloud 1F34B-200D-1F7E9=lime 1F517=link
        1F587=linked_paperclips 1F981=lion_face 1F444=lips 1F484=lipstick 1F98E=lizard 1F999=llama 1F99E=lobster
        1F512=lock 1F50F=lock_with_ink_pen 1F36D=lollipop 1FA98=long_drum 27BF=loop 1F9F4=lotion_bottle 1FAB7=lotus
        1F50A=loud_sound 1F4E2=loudspeaker 1F3E9=love_hotel 1F48C=love_letter 1FAAB=low_battery 1F505=low_brightness
        1F58A=lower_left_ballpoint_pen 1F58D=lower_left_crayon 1F58B=lower_left_fountain_pen 1F58C=lower_left_paintbrush
        1F9F3=luggage 1FAC1=lungs 1F925=lying_face 24C2=m 1F50D=mag 1F50E=mag_right 1F9D9=mage 1FA84=magic_wand
        1F9F2=magnet 1F004=mahjong 1F4EB=mailbox 1F4EA=mailbox_closed 1F4EC=mailbox_with_mail 1F4ED=mailbox_with_no_mail
        1F468-200D-1F3A8=male-artist 1F468-200D-1F680=male-astronaut 1F477-200D-2642=male-construction-worker
        1F468-200D-1F373=male-cook 1F575-200D-2642=male-detective 1F468-200D-2695=male-doctor
        1F468-200D-1F3ED=male-factory-worker 1F468-200D-1F33E=male-farmer 1F468-200D-1F692=male-firefighter
        1F482-200D-2642=male-guard 1F468-200D-2696=male-judge 1F468-200D-1F527=male-mechanic
        1F468-200D-1F4BC=male-office-worker 1F468-200D-2708=male-pilot 1F46E-200D-2642=male-police-officer
        1F468-200D-1F52C=male-scientist 1F468-200D-1F3A4=male-singer 1F468-200D-1F393=male-student
        1F468-200D-1F3EB=male-teacher 1F468-200D-1F4BB=male-technologist 1F9DD-200D-2642=male_elf
        1F9DA-200D-2642=male_fairy 1F9DE-200D-2642=male_genie 1F9D9-200D-2642=male_mage 2642=male_sign
        1F9B8-200D-2642=male_superhero 1F9B9-200D-2642=male_supervillain 1F9DB-200D-2642=male_vampire
        1F9DF-200D-2642=male_zombie 1F9A3=mammoth 1F468=man 1F6B4-200D-2642=man-biking 26F9-200D-2642=man-bouncing-ball
        1F647-200D-2642=man-bowing 1F468-200D-1F466=man-boy 1F468-200D-1F466-200D-1F466=man-boy-boy
        1F938-200D-2642=man-cartwheeling 1F926-200D-2642=man-facepalming 1F64D-200D-2642=man-frowning
        1F645-200D-2642=man-gesturing-no 1F646-200D-2642=man-gesturing-ok 1F487-200D-2642=man-getting-haircut
        1F486-200D-2642=man-getting-massage 1F468-200D-1F467=man-girl 1F468-200D-1F467-200D-1F466=man-girl-boy
        1F468-200D-1F467-200D-1F467=man-girl-girl 1F3CC-200D-2642=man-golfing 1F468-200D-2764-200D-1F468=man-heart-man
        1F939-200D-2642=man-juggling 1F468-200D-2764-200D-1F48B-200D-1F468=man-kiss-man
        1F3CB-200D-2642=man-lifting-weights 1F468-200D-1F468-200D-1F466=man-man-boy
        1F468-200D-1F468-200D-1F466-200D-1F466=man-man-boy-boy 1F468-200D-1F468-200D-1F467=man-man-girl
        1F468-200D-1F468-200D-1F467-200D-1F466=man-man-girl-boy 1F468-200D-1F468-200D-1F467-200D-1F467=man-man-girl-girl
        1F6B5-200D-2642=man-mountain-biking 1F93E-200D-2642=man-playing-handball 1F93D-200D-2642=man-playing-water-polo
        1F64E-200D-2642=man-pouting 1F64B-200D-2642=man-raising-hand 1F6A3-200D-2642=man-rowing-boat
        1F3C3-200D-2642=man-running 1F937-200D-2642=man-shrugging 1F3C4-200D-2642=man-surfing
        1F3CA-200D-2642=man-swimming 1F481-200D-2642=man-tipping-hand 1F6B6-200D-2642=man-walking
        1F473-200D-2642=man-wearing-turban 1F468-200D-1F469-200D-1F466=man-woman-boy
        1F468-200D-1F469-200D-1F466-200D-1F466=man-woman-boy-boy 1F468-200D-1F469-200D-1F467=man-woman-girl
        1F468-200D-1F469-200D-1F467-200D-1F466=man-woman-girl-boy
        1F468-200D-1F469-200D-1F467-200D-1F467=man-woman-girl-girl 1F93C-200D-2642=man-wrestling
        1F46B=man_and_woman_holding_hands,woman_and_man_holding_hands,couple 1F9D7-200D-2642=man_climbing
        1F57A=man_dancing 1F468-200D-1F37C=man_feeding_baby 1F574=man_in_business_suit_levitating
        1F9D8-200D-2642=man_in_lotus_position 1F468-200D-1F9BD=man_in_manual_wheelchair
        1F468-200D-1F9BD-200D-27A1=man_in_manual_wheelchair_facing_right 1F468-200D-1F9BC=man_in_motorized_wheelchair
        1F468-200D-1F9BC-200D-27A1=man_in_motorized_wheelchair_facing_right 1F9D6-200D-2642=man_in_steamy_room
        1F935-200D-2642=man_in_tuxedo 1F9CE-200D-2642=man_kneeling 1F9CE-200D-2642-200D-27A1=man_kneeling_facing_right
        1F3C3-200D-2642-200D-27A1=man_running_facing_right 1F9CD-200D-2642=man_standing
        1F6B6-200D-2642-200D-27A1=man_walking_facing_right 1F9D4-200D-2642=man_with_beard 1F472=man_with_gua_pi_mao
        1F468-200D-1F9AF=man_with_probing_cane 1F473=man_with_turban 1F470-200D-2642=man_with_veil
        1F468-200D-1F9AF-200D-27A1=man_with_white_cane_facing_right 1F96D=mango 1F45E=mans_shoe,shoe
        1F570=mantelpiece_clock 1F9BD=manual_wheelchair 1F341=maple_leaf 1FA87=maracas 1F94B=martial_arts_uniform
        1F637=mask 1F486=massage 1F9C9=mate_drink 1F356=meat_on_bone 1F9D1-200D-1F527=mechanic 1F9BE=mechanical_arm
        1F9BF=mechanical_leg 1F396=medal 2695=medical_symbol,staff_of_aesculapius 1F4E3=mega 1F348=melon
        1FAE0=melting_face 1F4DD=memo,pencil 1F46F-200D-2642=men-with-bunny-ears-partying,man-with-bunny-ears-partying
        2764-200D-1FA79=mending_heart 1F54E=menorah_with_nine_branches 1F6B9=mens 1F9DC-200D-2640=mermaid
        1F9DC-200D-2642=merman 1F9DC=merperson 1F687=metro 1F9A0=microbe 1F3A4=microphone 1F52C=microscope
        1F595=middle_finger,reversed_hand_with_middle_finger_extended 1FA96=military_helmet 1F30C=milky_way
        1F690=minibus 1F4BD=minidisc 1FA9E=mirror 1FAA9=mirror_ball 1F4F4=mobile_phone_off 1F911=money_mouth_face
        1F4B8=money_with_wings 1F4B0=moneybag 1F412=monkey 1F435=monkey_face 1F69D=monorail
        1F314=moon,waxing_gibbous_moon 1F96E=moon_cake 1FACE=moose 1F393=mortar_board 1F54C=mosque 1F99F=mosquito
        1F324=mostly_sunny,sun_small_cloud 1F6E5=motor_boat 1F6F5=motor_scooter 1F9BC=motorized_wheelchair
        1F6E3=motorway 1F5FB=mount_fuji 26F0=mountain 1F6B5=mountain_bicyclist 1F6A0=mountain_cableway
        1F69E=mountain_railway 1F42D=mouse 1F401=mouse2 1FAA4=mouse_trap 1F3A5=movie_camera 1F5FF=moyai
        1F936=mrs_claus,mother_christmas 1F4AA=muscle 1F344=mushroom 1F3B9=musical_keyboard 1F3B5=musical_note
        1F3BC=musical_score 1F507=mute 1F9D1-200D-1F384=mx_claus 1F485=nail_care 1F4DB=name_badge 1F3DE=national_park
        1F922=nauseated_face 1F9FF=nazar_amulet 1F454=necktie 274E=negative_squared_cross_mark 1F913=nerd_face
        1FABA=nest_with_eggs 1FA86=nesting_dolls 1F610=neutral_face 1F195=new 1F311=new_moon 1F31A=new_moon_with_face
        1F4F0=newspaper 1F196=ng 1F303=night_with_stars 0039-20E3=nine 1F977=ninja 1F515=no_bell 1F6B3=no_bicycles
        26D4=no_entry 1F6AB=no_entry_sign 1F645=no_good 1F4F5=no_mobile_phones 1F636=no_mouth 1F6B7=no_pedestrians
        1F6AD=no_smoking 1F6B1=non-potable_water 1F443=nose 1F4D3=notebook 1F4D4=notebook_with_decorative_cover
        1F3B6=notes 1F529=nut_and_bolt 2B55=o 1F17E=o2 1F30A=ocean 1F6D1=octagonal_sign 1F419=octopus 1F362=oden
        1F3E2=office 1F9D1-200D-1F4BC=office_worker 1F6E2=oil_drum 1F197=ok 1F44C=ok_hand 1F646=ok_woman 1F5DD=old_key
        1F9D3=older_adult 1F474=older_man 1F475=older_woman 1FAD2=olive 1F549=om_symbol 1F51B=on
        1F698=oncoming_automobile 1F68D=oncoming_bus 1F694=oncoming_police_car 1F696=oncoming_taxi 0031-20E3=one
        1FA71=one-piece_swimsuit 1F9C5=onion 1F4C2=open_file_folder 1F450=open_hands 1F62E=open_mouth 26CE=ophiuchus
        1F4D9=orange_book 1F9E1=orange_heart 1F9A7=orangutan 2626=orthodox_cross 1F9A6=otter 1F4E4=outbox_tray 1F989=owl
        1F402=ox 1F9AA=oyster 1F4E6=package 1F4C4=page_facing_up 1F4C3=page_with_curl 1F4DF=pager 1FAF3=palm_down_hand
        1F334=palm_tree 1FAF4=palm_up_hand 1F932=palms_up_together 1F95E=pancakes 1F43C=panda_face 1F4CE=paperclip
        1FA82=parachute 1F17F=parking 1F99C=parrot 303D=part_alternation_mark 26C5=partly_sunny
        1F326=partly_sunny_rain,sun_behind_rain_cloud 1F973=partying_face 1F6F3=passenger_ship 1F6C2=passport_control
        1FADB=pea_pod 262E=peace_symbol 1F351=peach 1F99A=peacock 1F95C=peanuts 1F350=pear 270F=pencil2 1F427=penguin
        1F614=pensive 1F9D1-200D-1F91D-200D-1F9D1=people_holding_hands 1FAC2=people_hugging 1F3AD=performing_arts
        1F623=persevere 1F9D7=person_climbing 1F938=person_doing_cartwheel 1F9D1-200D-1F37C=person_feeding_baby
        1F64D=person_frowning 1F9D8=person_in_lotus_position 1F9D1-200D-1F9BD=person_in_manual_wheelchair
        1F9D1-200D-1F9BD-200D-27A1=person_in_manual_wheelchair_facing_right
        1F9D1-200D-1F9BC=person_in_motorized_wheelchair
        1F9D1-200D-1F9BC-200D-27A1=person_in_motorized_wheelchair_facing_right 1F9D6=person_in_steamy_room
        1F935=person_in_tuxedo 1F9CE-200D-27A1=person_kneeling_facing_right 1F3C3-200D-27A1=person_running_facing_right
        1F6B6-200D-27A1=person_walking_facing_right 26F9=person_with_ball 1F471=person_with_blond_hair
        1FAC5=person_with_crown 1F9D5=person_with_headscarf 1F64E=person_with_pouting_face
        1F9D1-200D-1F9AF=person_with_probing_cane 1F9D1-200D-1F9AF-200D-27A1=person_with_white_cane_facing_right
        1F9EB=petri_dish 1F426-200D-1F525=phoenix 260E=phone,telephone 26CF=pick 1F6FB=pickup_truck 1F967=pie 1F437=pig
        1F416=pig2 1F43D=pig_nose 1F48A=pill 1F9D1-200D-2708=pilot 1FA85=pinata 1F90C=pinched_fingers
        1F90F=pinching_hand 1F34D=pineapple 1FA77=pink_heart 1F3F4-200D-2620=pirate_flag 2653=pisces 1F355=pizza
        1FAA7=placard 1F6D0=place_of_worship 1F6DD=playground_slide 1F97A=pleading_face 1FAA0=plunger 1F447=point_down
        1F448=point_left 1F449=point_right 261D=point_up 1F446=point_up_2 1F43B-200D-2744=polar_bear 1F693=police_car
        1F429=poodle 1F37F=popcorn 1F3E3=post_office 1F4EF=postal_horn 1F4EE=postbox 1F6B0=potable_water 1F954=potato
        1FAB4=potted_plant 1F45D=pouch 1F357=poultry_leg 1F4B7=pound 1FAD7=pouring_liquid 1F63E=pouting_cat 1F64F=pray
        1F4FF=prayer_beads 1FAC3=pregnant_man 1FAC4=pregnant_person 1F930=pregnant_woman 1F968=pretzel 1F934=prince
        1F478=princess 1F5A8=printer 1F9AF=probing_cane 1F49C=purple_heart 1F45B=purse 1F4CC=pushpin
        1F6AE=put_litter_in_its_place 2753=question 1F430=rabbit 1F407=rabbit2 1F99D=raccoon 1F40E=racehorse
        1F3CE=racing_car 1F3CD=racing_motorcycle 1F4FB=radio 1F518=radio_button 2622=radioactive_sign 1F621=rage
        1F683=railway_car 1F6E4=railway_track 1F327=rain_cloud 1F308=rainbow 1F3F3-200D-1F308=rainbow-flag
        1F91A=raised_back_of_hand 1F590=raised_hand_with_fingers_splayed 1F64C=raised_hands 1F64B=raising_hand 1F40F=ram
        1F35C=ramen 1F400=rat 1FA92=razor 1F9FE=receipt 267B=recycle 1F534=red_circle 1F9E7=red_envelope
        1F468-200D-1F9B0=red_haired_man 1F9D1-200D-1F9B0=red_haired_person 1F469-200D-1F9B0=red_haired_woman
        00AE=registered 263A=relaxed 1F60C=relieved 1F397=reminder_ribbon 1F501=repeat 1F502=repeat_one 1F6BB=restroom
        1F49E=revolving_hearts 23EA=rewind 1F98F=rhinoceros 1F380=ribbon 1F35A=rice 1F359=rice_ball 1F358=rice_cracker
        1F391=rice_scene 1F91C=right-facing_fist 1F5EF=right_anger_bubble 1FAF1=rightwards_hand
        1FAF8=rightwards_pushing_hand 1F48D=ring 1F6DF=ring_buoy 1FA90=ringed_planet 1F916=robot_face 1FAA8=rock
        1F680=rocket 1F9FB=roll_of_paper 1F5DE=rolled_up_newspaper 1F3A2=roller_coaster 1F6FC=roller_skate
        1F923=rolling_on_the_floor_laughing 1F413=rooster 1F339=rose 1F3F5=rosette 1F6A8=rotating_light
        1F4CD=round_pushpin 1F6A3=rowboat 1F1F7-1F1FA=ru,flag-ru 1F3C9=rugby_football 1F3C3=runner,running
        1F3BD=running_shirt_with_sash 1F202=sa 1F9F7=safety_pin 1F9BA=safety_vest 2650=sagittarius 1F376=sake 1F9C2=salt
        1FAE1=saluting_face 1F461=sandal 1F96A=sandwich 1F385=santa 1F97B=sari 1F6F0=satellite 1F4E1=satellite_antenna
        1F995=sauropod 1F3B7=saxophone 2696=scales 1F9E3=scarf 1F3EB=school 1F392=school_satchel
        1F9D1-200D-1F52C=scientist 2702=scissors 1F6F4=scooter 1F982=scorpion 264F=scorpius 1F631=scream
        1F640=scream_cat 1FA9B=screwdriver 1F4DC=scroll 1F9AD=seal 1F4BA=seat 1F948=second_place_medal 3299=secret
        1F648=see_no_evil 1F331=seedling 1F933=selfie 1F415-200D-1F9BA=service_dog 0037-20E3=seven 1FAA1=sewing_needle
        1FAE8=shaking_face 1F958=shallow_pan_of_food 2618=shamrock 1F988=shark 1F367=shaved_ice 1F411=sheep 1F41A=shell
        1F6E1=shield 26E9=shinto_shrine 1F6A2=ship 1F455=shirt,tshirt 1F6CD=shopping_bags 1F6D2=shopping_trolley
        1FA73=shorts 1F6BF=shower 1F990=shrimp 1F937=shrug 1F92B=shushing_face,face_with_finger_covering_closed_lips
        1F4F6=signal_strength 1F9D1-200D-1F3A4=singer 0036-20E3=six 1F52F=six_pointed_star 1F6F9=skateboard 1F3BF=ski
        26F7=skier 1F3FB=skin-tone-2 1F3FC=skin-tone-3 1F3FD=skin-tone-4 1F3FE=skin-tone-5 1F3FF=skin-tone-6 1F480=skull
        2620=skull_and_crossbones 1F9A8=skunk 1F6F7=sled 1F634=sleeping 1F6CC=sleeping_accommodation 1F62A=sleepy
        1F575=sleuth_or_spy 1F641=slightly_frowning_face 1F642=slightly_smiling_face 1F3B0=slot_machine 1F9A5=sloth
        1F6E9=small_airplane 1F539=small_blue_diamond 1F538=small_orange_diamond 1F53A=small_red_triangle
        1F53B=small_red_triangle_down 1F604=smile 1F638=smile_cat 1F603=smiley 1F63A=smiley_cat
        1F970=smiling_face_with_3_hearts 1F972=smiling_face_with_tear 1F608=smiling_imp 1F60F=smirk 1F63C=smirk_cat
        1F6AC=smoking 1F40C=snail 1F40D=snake 1F927=sneezing_face 1F3D4=snow_capped_mountain 1F328=snow_cloud
        1F3C2=snowboarder 2744=snowflake 2603=snowman 26C4=snowman_without_snow 1F9FC=soap 1F62D=sob 26BD=soccer
        1F9E6=socks 1F94E=softball 1F51C=soon 1F198=sos 1F509=sound 1F47E=space_invader 2660=spades 1F35D=spaghetti
        2747=sparkle 1F387=sparkler 2728=sparkles 1F496=sparkling_heart 1F64A=speak_no_evil 1F508=speaker
        1F5E3=speaking_head_in_silhouette 1F4AC=speech_balloon 1F6A4=speedboat 1F577=spider 1F578=spider_web
        1F5D3=spiral_calendar_pad 1F5D2=spiral_note_pad 1F596=spock-hand 1F9FD=sponge 1F944=spoon 1F3C5=sports_medal
        1F991=squid 1F3DF=stadium 1F9CD=standing_person 2B50=star 1F929=star-struck,grinning_face_with_star_eyes
        1F31F=star2 262A=star_and_crescent 2721=star_of_david 1F320=stars 1F689=station 1F5FD=statue_of_liberty
        1F682=steam_locomotive 1FA7A=stethoscope 1F372=stew 23F1=stopwatch 1F4CF=straight_ruler 1F353=strawberry
        1F61B=stuck_out_tongue 1F61D=stuck_out_tongue_closed_eyes 1F61C=stuck_out_tongue_winking_eye
        1F9D1-200D-1F393=student 1F399=studio_microphone 1F959=stuffed_flatbread 1F31E=sun_with_face 1F33B=sunflower
        1F60E=sunglasses 2600=sunny 1F305=sunrise 1F304=sunrise_over_mountains 1F9B8=superhero 1F9B9=supervillain
        1F3C4=surfer 1F363=sushi 1F69F=suspension_railway 1F9A2=swan 1F613=sweat 1F4A6=sweat_drops 1F605=sweat_smile
        1F360=sweet_potato 1F3CA=swimmer 1F523=symbols 1F54D=synagogue 1F489=syringe 1F996=t-rex
        1F3D3=table_tennis_paddle_and_ball 1F32E=taco 1F389=tada 1F961=takeout_box 1FAD4=tamale 1F38B=tanabata_tree
        1F34A=tangerine 2649=taurus 1F695=taxi 1F375=tea 1F9D1-200D-1F3EB=teacher 1FAD6=teapot
        1F9D1-200D-1F4BB=technologist 1F9F8=teddy_bear 1F4DE=telephone_receiver 1F52D=telescope 1F3BE=tennis 26FA=tent
        1F9EA=test_tube 1F918=the_horns,sign_of_the_horns 1F321=thermometer 1F914=thinking_face 1F949=third_place_medal
        1FA74=thong_sandal 1F4AD=thought_balloon 1F9F5=thread 0033-20E3=three 1F5B1=three_button_mouse
        26C8=thunder_cloud_and_rain 1F3AB=ticket 1F42F=tiger 1F405=tiger2 23F2=timer_clock 1F62B=tired_face 2122=tm
        1F6BD=toilet 1F5FC=tokyo_tower 1F345=tomato 1F445=tongue 1F9F0=toolbox 1F9B7=tooth 1FAA5=toothbrush 1F51D=top
        1F3A9=tophat 1F32A=tornado,tornado_cloud 1F5B2=trackball 1F69C=tractor 1F6A5=traffic_light 1F68B=train
        1F686=train2 1F68A=tram 1F3F3-200D-26A7=transgender_flag 26A7=transgender_symbol 1F6A9=triangular_flag_on_post
        1F4D0=triangular_ruler 1F531=trident 1F624=triumph 1F9CC=troll 1F68E=trolleybus 1F3C6=trophy
        1F379=tropical_drink 1F420=tropical_fish 1F69A=truck 1F3BA=trumpet 1F337=tulip 1F943=tumbler_glass 1F983=turkey
        1F422=turtle 1F4FA=tv 1F500=twisted_rightwards_arrows 0032-20E3=two 1F495=two_hearts
        1F46C=two_men_holding_hands,men_holding_hands 1F46D=two_women_holding_hands,women_holding_hands 1F239=u5272
        1F234=u5408 1F23A=u55b6 1F22F=u6307 1F237=u6708 1F236=u6709 1F235=u6e80 1F21A=u7121 1F238=u7533 1F232=u7981
        1F233=u7a7a 2602=umbrella 26F1=umbrella_on_ground 2614=umbrella_with_rain_drops 1F612=unamused 1F51E=underage
        1F984=unicorn_face 1F513=unlock 1F199=up 1F643=upside_down_face 1F1FA-1F1F8=us,flag-us 270C=v 1F9DB=vampire
        1F6A6=vertical_traffic_light 1F4FC=vhs 1F4F3=vibration_mode 1F4F9=video_camera 1F3AE=video_game 1F3BB=violin
        264D=virgo 1F30B=volcano 1F3D0=volleyball 1F19A=vs 1F9C7=waffle 1F6B6=walking 1F318=waning_crescent_moon
        1F316=waning_gibbous_moon 26A0=warning 1F5D1=wastebasket 231A=watch 1F403=water_buffalo 1F93D=water_polo
        1F349=watermelon 1F44B=wave 1F3F4=waving_black_flag 1F3F3=waving_white_flag 3030=wavy_dash
        1F312=waxing_crescent_moon 1F6BE=wc 1F629=weary 1F492=wedding 1F3CB=weight_lifter 1F433=whale 1F40B=whale2
        1F6DE=wheel 2638=wheel_of_dharma 267F=wheelchair 2705=white_check_mark 26AA=white_circle 1F4AE=white_flower
        2639=white_frowning_face 1F468-200D-1F9B3=white_haired_man 1F9D1-200D-1F9B3=white_haired_person
        1F469-200D-1F9B3=white_haired_woman 1F90D=white_heart 2B1C=white_large_square 25FD=white_medium_small_square
        25FB=white_medium_square 25AB=white_small_square 1F533=white_square_button 1F940=wilted_flower
        1F32C=wind_blowing_face 1F390=wind_chime 1FA9F=window 1F377=wine_glass 1FABD=wing 1F609=wink 1F6DC=wireless
        1F43A=wolf 1F469=woman 1F6B4-200D-2640=woman-biking 26F9-200D-2640=woman-bouncing-ball
        1F647-200D-2640=woman-bowing 1F469-200D-1F466=woman-boy 1F469-200D-1F466-200D-1F466=woman-boy-boy
        1F938-200D-2640=woman-cartwheeling 1F926-200D-2640=woman-facepalming 1F64D-200D-2640=woman-frowning
        1F645-200D-2640=woman-gesturing-no 1F646-200D-2640=woman-gesturing-ok 1F487-200D-2640=woman-getting-haircut
        1F486-200D-2640=woman-getting-massage 1F469-200D-1F467=woman-girl 1F469-200D-1F467-200D-1F466=woman-girl-boy
        1F469-200D-1F467-200D-1F467=woman-girl-girl 1F3CC-200D-2640=woman-golfing
        1F469-200D-2764-200D-1F468=woman-heart-man 1F469-200D-2764-200D-1F469=woman-heart-woman
        1F939-200D-2640=woman-juggling 1F469-200D-2764-200D-1F48B-200D-1F468=woman-kiss-man
        1F469-200D-2764-200D-1F48B-200D-1F469=woman-kiss-woman 1F3CB-200D-2640=woman-lifting-weights
        1F6B5-200D-2640=woman-mountain-biking 1F93E-200D-2640=woman-playing-handball
        1F93D-200D-2640=woman-playing-water-polo 1F64E-200D-2640=woman-pouting 1F64B-200D-2640=woman-raising-hand
        1F6A3-200D-2640=woman-rowing-boat 1F3C3-200D-2640=woman-running 1F937-200D-2640=woman-shrugging
        1F3C4-200D-2640=woman-surfing 1F3CA-200D-2640=woman-swimming 1F481-200D-2640=woman-tipping-hand
        1F6B6-200D-2640=woman-walking 1F473-200D-2640=woman-wearing-turban 1F469-200D-1F469-200D-1F466=woman-woman-boy
        1F469-200D-1F469-200D-1F466-200D-1F466=woman-woman-boy-boy 1F469-200D-1F469-200D-1F467=woman-woman-girl
        1F469-200D-1F469-200D-1F467-200D-1F466=woman-woman-girl-boy
        1F469-200D-1F469-200D-1F467-200D-1F467=woman-woman-girl-girl 1F93C-200D-2640=woman-wrestling
        1F9D7-200D-2640=woman_climbing 1F469-200D-1F37C=woman_feeding_baby 1F9D8-200D-2640=woman_in_lotus_position
        1F469-200D-1F9BD=woman_in_manual_wheelchair 1F469-200D-1F9BD-200D-27A1=woman_in_manual_wheelchair_facing_right
        1F469-200D-1F9BC=woman_in_motorized_wheelchair
        1F469-200D-1F9BC-200D-27A1=woman_in_motorized_wheelchair_facing_right 1F9D6-200D-2640=woman_in_steamy_room
        1F935-200D-2640=woman_in_tuxedo 1F9CE-200D-2640=woman_kneeling
        1F9CE-200D-2640-200D-27A1=woman_kneeling_facing_right 1F3C3-200D-2640-200D-27A1=woman_running_facing_right
        1F9CD-200D-2640=woman_standing 1F6B6-200D-2640-200D-27A1=woman_walking_facing_right
        1F9D4-200D-2640=woman_with_beard 1F469-200D-1F9AF=woman_with_probing_cane 1F470-200D-2640=woman_with_veil
        1F469-200D-1F9AF-200D-27A1=woman_with_white_cane_facing_right 1F45A=womans_clothes 1F97F=womans_flat_shoe
        1F452=womans_hat 1F46F-200D-2640=women-with-bunny-ears-partying,woman-with-bunny-ears-partying 1F6BA=womens
        1FAB5=wood 1F974=woozy_face 1F5FA=world_map 1FAB1=worm 1F61F=worried 1F527=wrench 1F93C=wrestlers
        270D=writing_hand 274C=x 1FA7B=x-ray 1F9F6=yarn 1F971=yawning_face 1F49B=yellow_heart 1F4B4=yen 262F=yin_yang
        1FA80=yo-yo 1F60B=yum 1F92A=zany_face,grinning_face_with_one_large_and_one_small_eye 26A1=zap 1F993=zebra_face
        0030-20E3=zero 1F910=zipper_mouth_face 1F9DF=zombie 1F4A4=zzz
        """
}
