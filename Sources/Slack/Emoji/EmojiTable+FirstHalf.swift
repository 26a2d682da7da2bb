extension EmojiTable {
    /// Emoji up to `judge`.
    static let firstHalf = """
        1F44D=+1,thumbsup 1F44E=-1,thumbsdown 1F4AF=100 1F522=1234 1F3B1=8ball 1F170=a 1F18E=ab 1F9EE=abacus 1F524=abc
        1F521=abcd 1F251=accept 1FA97=accordion 1FA79=adhesive_bandage 1F39F=admission_tickets 1F9D1=adult
        1F6A1=aerial_tramway 2708=airplane 1F6EC=airplane_arriving 1F6EB=airplane_departure 23F0=alarm_clock
        2697=alembic 1F47D=alien 1F691=ambulance 1F3FA=amphora 1FAC0=anatomical_heart 2693=anchor 1F47C=angel
        1F4A2=anger 1F620=angry 1F627=anguished 1F41C=ant 1F34E=apple 2652=aquarius 2648=aries 25C0=arrow_backward
        23EC=arrow_double_down 23EB=arrow_double_up 2B07=arrow_down 1F53D=arrow_down_small 25B6=arrow_forward
        2935=arrow_heading_down 2934=arrow_heading_up 2B05=arrow_left 2199=arrow_lower_left 2198=arrow_lower_right
        27A1=arrow_right 21AA=arrow_right_hook 2B06=arrow_up 2195=arrow_up_down 1F53C=arrow_up_small
        2196=arrow_upper_left 2197=arrow_upper_right 1F503=arrows_clockwise 1F504=arrows_counterclockwise 1F3A8=art
        1F69B=articulated_lorry 1F9D1-200D-1F3A8=artist 1F632=astonished 1F9D1-200D-1F680=astronaut 1F45F=athletic_shoe
        1F3E7=atm 269B=atom_symbol 1F6FA=auto_rickshaw 1F951=avocado 1FA93=axe 1F171=b 1F476=baby 1F37C=baby_bottle
        1F424=baby_chick 1F6BC=baby_symbol 1F519=back 1F953=bacon 1F9A1=badger 1F3F8=badminton_racquet_and_shuttlecock
        1F96F=bagel 1F6C4=baggage_claim 1F956=baguette_bread 1F468-200D-1F9B2=bald_man 1F9D1-200D-1F9B2=bald_person
        1F469-200D-1F9B2=bald_woman 1FA70=ballet_shoes 1F388=balloon 1F5F3=ballot_box_with_ballot
        2611=ballot_box_with_check 1F38D=bamboo 1F34C=banana 203C=bangbang 1FA95=banjo 1F3E6=bank 1F4CA=bar_chart
        1F488=barber 1F325=barely_sunny,sun_behind_cloud 26BE=baseball 1F9FA=basket 1F3C0=basketball 1F987=bat
        1F6C0=bath 1F6C1=bathtub 1F50B=battery 1F3D6=beach_with_umbrella 1FAD8=beans 1F43B=bear 1F9D4=bearded_person
        1F9AB=beaver 1F6CF=bed 1F41D=bee,honeybee 1F37A=beer 1F37B=beers 1FAB2=beetle 1F530=beginner 1F514=bell
        1FAD1=bell_pepper 1F6CE=bellhop_bell 1F371=bento 1F9C3=beverage_box 1F6B4=bicyclist 1F6B2=bike 1F459=bikini
        1F9E2=billed_cap 2623=biohazard_sign 1F426=bird 1F382=birthday 1F9AC=bison 1FAE6=biting_lip
        1F426-200D-2B1B=black_bird 1F408-200D-2B1B=black_cat 26AB=black_circle 23FA=black_circle_for_record
        1F5A4=black_heart 1F0CF=black_joker 2B1B=black_large_square
        23EE=black_left_pointing_double_triangle_with_vertical_bar 25FE=black_medium_small_square
        25FC=black_medium_square 2712=black_nib 23ED=black_right_pointing_double_triangle_with_vertical_bar
        23EF=black_right_pointing_triangle_with_double_vertical_bar 25AA=black_small_square 1F532=black_square_button
        23F9=black_square_for_stop 1F471-200D-2642=blond-haired-man 1F471-200D-2640=blond-haired-woman 1F33C=blossom
        1F421=blowfish 1F4D8=blue_book 1F699=blue_car 1F499=blue_heart 1FAD0=blueberries 1F60A=blush 1F417=boar
        26F5=boat,sailboat 1F4A3=bomb 1F9B4=bone 1F4D6=book,open_book 1F516=bookmark 1F4D1=bookmark_tabs 1F4DA=books
        1F4A5=boom,collision 1FA83=boomerang 1F462=boot 1F490=bouquet 1F647=bow 1F3F9=bow_and_arrow
        1F963=bowl_with_spoon 1F3B3=bowling 1F94A=boxing_glove 1F466=boy 1F9E0=brain 1F35E=bread 1F931=breast-feeding
        1F9F1=bricks 1F470=bride_with_veil 1F309=bridge_at_night 1F4BC=briefcase 1FA72=briefs 1F966=broccoli
        26D3-200D-1F4A5=broken_chain 1F494=broken_heart 1F9F9=broom 1F90E=brown_heart 1F344-200D-1F7EB=brown_mushroom
        1F9CB=bubble_tea 1FAE7=bubbles 1FAA3=bucket 1F41B=bug 1F3D7=building_construction 1F4A1=bulb
        1F685=bullettrain_front 1F684=bullettrain_side 1F32F=burrito 1F68C=bus 1F68F=busstop 1F464=bust_in_silhouette
        1F465=busts_in_silhouette 1F9C8=butter 1F98B=butterfly 1F335=cactus 1F370=cake 1F4C6=calendar 1F919=call_me_hand
        1F4F2=calling 1F42B=camel 1F4F7=camera 1F4F8=camera_with_flash 1F3D5=camping 264B=cancer 1F56F=candle
        1F36C=candy 1F96B=canned_food 1F6F6=canoe 1F520=capital_abcd 2651=capricorn 1F697=car,red_car
        1F5C3=card_file_box 1F4C7=card_index 1F5C2=card_index_dividers 1F3A0=carousel_horse 1FA9A=carpentry_saw
        1F955=carrot 1F431=cat 1F408=cat2 1F4BF=cd 26D3=chains 1FA91=chair 1F37E=champagne 1F4B9=chart
        1F4C9=chart_with_downwards_trend 1F4C8=chart_with_upwards_trend 1F3C1=checkered_flag 1F9C0=cheese_wedge
        1F352=cherries 1F338=cherry_blossom 265F=chess_pawn 1F330=chestnut 1F414=chicken 1F9D2=child
        1F6B8=children_crossing 1F43F=chipmunk 1F36B=chocolate_bar 1F962=chopsticks 1F384=christmas_tree 26EA=church
        1F3A6=cinema 1F3AA=circus_tent 1F307=city_sunrise 1F306=city_sunset 1F3D9=cityscape 1F191=cl 1F44F=clap
        1F3AC=clapper 1F3DB=classical_building 1F942=clinking_glasses 1F4CB=clipboard 1F550=clock1 1F559=clock10
        1F565=clock1030 1F55A=clock11 1F566=clock1130 1F55B=clock12 1F567=clock1230 1F55C=clock130 1F551=clock2
        1F55D=clock230 1F552=clock3 1F55E=clock330 1F553=clock4 1F55F=clock430 1F554=clock5 1F560=clock530 1F555=clock6
        1F561=clock630 1F556=clock7 1F562=clock730 1F557=clock8 1F563=clock830 1F558=clock9 1F564=clock930
        1F4D5=closed_book 1F510=closed_lock_with_key 1F302=closed_umbrella 2601=cloud 1F921=clown_face 2663=clubs
        1F1E8-1F1F3=cn,flag-cn 1F9E5=coat 1FAB3=cockroach 1F378=cocktail 1F965=coconut 2615=coffee 26B0=coffin
        1FA99=coin 1F976=cold_face 1F630=cold_sweat 2604=comet 1F9ED=compass 1F5DC=compression 1F4BB=computer
        1F38A=confetti_ball 1F616=confounded 1F615=confused 3297=congratulations 1F6A7=construction
        1F477=construction_worker 1F39B=control_knobs 1F3EA=convenience_store 1F9D1-200D-1F373=cook 1F36A=cookie
        1F192=cool 1F46E=cop 00A9=copyright 1FAB8=coral 1F33D=corn 1F6CB=couch_and_lamp 1F491=couple_with_heart
        1F48F=couplekiss 1F42E=cow 1F404=cow2 1F980=crab 1F4B3=credit_card 1F319=crescent_moon 1F997=cricket
        1F3CF=cricket_bat_and_ball 1F40A=crocodile 1F950=croissant
        1F91E=crossed_fingers,hand_with_index_and_middle_fingers_crossed 1F38C=crossed_flags 2694=crossed_swords
        1F451=crown 1FA7C=crutch 1F622=cry 1F63F=crying_cat_face 1F52E=crystal_ball 1F952=cucumber 1F964=cup_with_straw
        1F9C1=cupcake 1F498=cupid 1F94C=curling_stone 1F468-200D-1F9B1=curly_haired_man
        1F9D1-200D-1F9B1=curly_haired_person 1F469-200D-1F9B1=curly_haired_woman 27B0=curly_loop 1F4B1=currency_exchange
        1F35B=curry 1F36E=custard 1F6C3=customs 1F969=cut_of_meat 1F300=cyclone 1F5E1=dagger_knife 1F483=dancer
        1F46F=dancers 1F361=dango 1F576=dark_sunglasses 1F3AF=dart 1F4A8=dash 1F4C5=date 1F1E9-1F1EA=de,flag-de
        1F9CF-200D-2642=deaf_man 1F9CF=deaf_person 1F9CF-200D-2640=deaf_woman 1F333=deciduous_tree 1F98C=deer
        1F3EC=department_store 1F3DA=derelict_house_building 1F3DC=desert 1F3DD=desert_island 1F5A5=desktop_computer
        1F4A0=diamond_shape_with_a_dot_inside 2666=diamonds 1F61E=disappointed 1F625=disappointed_relieved
        1F978=disguised_face 1F93F=diving_mask 1FA94=diya_lamp 1F4AB=dizzy 1F635=dizzy_face 1F9EC=dna
        1F6AF=do_not_litter 1F9A4=dodo 1F436=dog 1F415=dog2 1F4B5=dollar 1F38E=dolls 1F42C=dolphin,flipper 1FACF=donkey
        1F6AA=door 1FAE5=dotted_line_face 23F8=double_vertical_bar 1F369=doughnut 1F54A=dove_of_peace 1F409=dragon
        1F432=dragon_face 1F457=dress 1F42A=dromedary_camel 1F924=drooling_face 1FA78=drop_of_blood 1F4A7=droplet
        1F941=drum_with_drumsticks 1F986=duck 1F95F=dumpling 1F4C0=dvd 1F4E7=e-mail 1F985=eagle 1F442=ear
        1F33E=ear_of_rice 1F9BB=ear_with_hearing_aid 1F30D=earth_africa 1F30E=earth_americas 1F30F=earth_asia 1F95A=egg
        1F346=eggplant 0038-20E3=eight 2734=eight_pointed_black_star 2733=eight_spoked_asterisk 23CF=eject
        1F50C=electric_plug 1F418=elephant 1F6D7=elevator 1F9DD=elf 2709=email,envelope 1FAB9=empty_nest 1F51A=end
        1F4E9=envelope_with_arrow 1F1EA-1F1F8=es,flag-es 1F4B6=euro 1F3F0=european_castle 1F3E4=european_post_office
        1F332=evergreen_tree 2757=exclamation,heavy_exclamation_mark
        1F92F=exploding_head,shocked_face_with_exploding_head 1F611=expressionless 1F441=eye
        1F441-200D-1F5E8=eye-in-speech-bubble 1F453=eyeglasses 1F440=eyes 1F62E-200D-1F4A8=face_exhaling
        1F979=face_holding_back_tears 1F636-200D-1F32B=face_in_clouds 1F926=face_palm
        1F92E=face_vomiting,face_with_open_mouth_vomiting 1F920=face_with_cowboy_hat 1FAE4=face_with_diagonal_mouth
        1F92D=face_with_hand_over_mouth,smiling_face_with_smiling_eyes_and_hand_covering_mouth
        1F915=face_with_head_bandage 1F9D0=face_with_monocle 1FAE2=face_with_open_eyes_and_hand_over_mouth
        1FAE3=face_with_peeking_eye 1F928=face_with_raised_eyebrow,face_with_one_eyebrow_raised
        1F644=face_with_rolling_eyes 1F635-200D-1F4AB=face_with_spiral_eyes
        1F92C=face_with_symbols_on_mouth,serious_face_with_symbols_covering_mouth 1F912=face_with_thermometer
        1F44A=facepunch,punch 1F3ED=factory 1F9D1-200D-1F3ED=factory_worker 1F9DA=fairy 1F9C6=falafel 1F342=fallen_leaf
        1F46A=family 1F9D1-200D-1F9D1-200D-1F9D2=family_adult_adult_child
        1F9D1-200D-1F9D1-200D-1F9D2-200D-1F9D2=family_adult_adult_child_child 1F9D1-200D-1F9D2=family_adult_child
        1F9D1-200D-1F9D2-200D-1F9D2=family_adult_child_child 1F9D1-200D-1F33E=farmer 23E9=fast_forward 1F4E0=fax
        1F628=fearful 1FAB6=feather 1F43E=feet,paw_prints 1F469-200D-1F3A8=female-artist
        1F469-200D-1F680=female-astronaut 1F477-200D-2640=female-construction-worker 1F469-200D-1F373=female-cook
        1F575-200D-2640=female-detective 1F469-200D-2695=female-doctor 1F469-200D-1F3ED=female-factory-worker
        1F469-200D-1F33E=female-farmer 1F469-200D-1F692=female-firefighter 1F482-200D-2640=female-guard
        1F469-200D-2696=female-judge 1F469-200D-1F527=female-mechanic 1F469-200D-1F4BC=female-office-worker
        1F469-200D-2708=female-pilot 1F46E-200D-2640=female-police-officer 1F469-200D-1F52C=female-scientist
        1F469-200D-1F3A4=female-singer 1F469-200D-1F393=female-student 1F469-200D-1F3EB=female-teacher
        1F469-200D-1F4BB=female-technologist 1F9DD-200D-2640=female_elf 1F9DA-200D-2640=female_fairy
        1F9DE-200D-2640=female_genie 1F9D9-200D-2640=female_mage 2640=female_sign 1F9B8-200D-2640=female_superhero
        1F9B9-200D-2640=female_supervillain 1F9DB-200D-2640=female_vampire 1F9DF-200D-2640=female_zombie 1F93A=fencer
        1F3A1=ferris_wheel 26F4=ferry 1F3D1=field_hockey_stick_and_ball 1F5C4=file_cabinet 1F4C1=file_folder
        1F39E=film_frames 1F4FD=film_projector 1F525=fire 1F692=fire_engine 1F9EF=fire_extinguisher 1F9E8=firecracker
        1F9D1-200D-1F692=firefighter 1F386=fireworks 1F947=first_place_medal 1F313=first_quarter_moon
        1F31B=first_quarter_moon_with_face 1F41F=fish 1F365=fish_cake 1F3A3=fishing_pole_and_fish 270A=fist
        0035-20E3=five 1F1E6-1F1E8=flag-ac 1F1E6-1F1E9=flag-ad 1F1E6-1F1EA=flag-ae 1F1E6-1F1EB=flag-af
        1F1E6-1F1EC=flag-ag 1F1E6-1F1EE=flag-ai 1F1E6-1F1F1=flag-al 1F1E6-1F1F2=flag-am 1F1E6-1F1F4=flag-ao
        1F1E6-1F1F6=flag-aq 1F1E6-1F1F7=flag-ar 1F1E6-1F1F8=flag-as 1F1E6-1F1F9=flag-at 1F1E6-1F1FA=flag-au
        1F1E6-1F1FC=flag-aw 1F1E6-1F1FD=flag-ax 1F1E6-1F1FF=flag-az 1F1E7-1F1E6=flag-ba 1F1E7-1F1E7=flag-bb
        1F1E7-1F1E9=flag-bd 1F1E7-1F1EA=flag-be 1F1E7-1F1EB=flag-bf 1F1E7-1F1EC=flag-bg 1F1E7-1F1ED=flag-bh
        1F1E7-1F1EE=flag-bi 1F1E7-1F1EF=flag-bj 1F1E7-1F1F1=flag-bl 1F1E7-1F1F2=flag-bm 1F1E7-1F1F3=flag-bn
        1F1E7-1F1F4=flag-bo 1F1E7-1F1F6=flag-bq 1F1E7-1F1F7=flag-br 1F1E7-1F1F8=flag-bs 1F1E7-1F1F9=flag-bt
        1F1E7-1F1FB=flag-bv 1F1E7-1F1FC=flag-bw 1F1E7-1F1FE=flag-by 1F1E7-1F1FF=flag-bz 1F1E8-1F1E6=flag-ca
        1F1E8-1F1E8=flag-cc 1F1E8-1F1E9=flag-cd 1F1E8-1F1EB=flag-cf 1F1E8-1F1EC=flag-cg 1F1E8-1F1ED=flag-ch
        1F1E8-1F1EE=flag-ci 1F1E8-1F1F0=flag-ck 1F1E8-1F1F1=flag-cl 1F1E8-1F1F2=flag-cm 1F1E8-1F1F4=flag-co
        1F1E8-1F1F5=flag-cp 1F1E8-1F1F7=flag-cr 1F1E8-1F1FA=flag-cu 1F1E8-1F1FB=flag-cv 1F1E8-1F1FC=flag-cw
        1F1E8-1F1FD=flag-cx 1F1E8-1F1FE=flag-cy 1F1E8-1F1FF=flag-cz 1F1E9-1F1EC=flag-dg 1F1E9-1F1EF=flag-dj
        1F1E9-1F1F0=flag-dk 1F1E9-1F1F2=flag-dm 1F1E9-1F1F4=flag-do 1F1E9-1F1FF=flag-dz 1F1EA-1F1E6=flag-ea
        1F1EA-1F1E8=flag-ec 1F1EA-1F1EA=flag-ee 1F1EA-1F1EC=flag-eg 1F1EA-1F1ED=flag-eh
        1F3F4-E0067-E0062-E0065-E006E-E0067-E007F=flag-england 1F1EA-1F1F7=flag-er 1F1EA-1F1F9=flag-et
        1F1EA-1F1FA=flag-eu 1F1EB-1F1EE=flag-fi 1F1EB-1F1EF=flag-fj 1F1EB-1F1F0=flag-fk 1F1EB-1F1F2=flag-fm
        1F1EB-1F1F4=flag-fo 1F1EC-1F1E6=flag-ga 1F1EC-1F1E9=flag-gd 1F1EC-1F1EA=flag-ge 1F1EC-1F1EB=flag-gf
        1F1EC-1F1EC=flag-gg 1F1EC-1F1ED=flag-gh 1F1EC-1F1EE=flag-gi 1F1EC-1F1F1=flag-gl 1F1EC-1F1F2=flag-gm
        1F1EC-1F1F3=flag-gn 1F1EC-1F1F5=flag-gp 1F1EC-1F1F6=flag-gq 1F1EC-1F1F7=flag-gr 1F1EC-1F1F8=flag-gs
        1F1EC-1F1F9=flag-gt 1F1EC-1F1FA=flag-gu 1F1EC-1F1FC=flag-gw 1F1EC-1F1FE=flag-gy 1F1ED-1F1F0=flag-hk
        1F1ED-1F1F2=flag-hm 1F1ED-1F1F3=flag-hn 1F1ED-1F1F7=flag-hr 1F1ED-1F1F9=flag-ht 1F1ED-1F1FA=flag-hu
        1F1EE-1F1E8=flag-ic 1F1EE-1F1E9=flag-id 1F1EE-1F1EA=flag-ie 1F1EE-1F1F1=flag-il 1F1EE-1F1F2=flag-im
        1F1EE-1F1F3=flag-in 1F1EE-1F1F4=flag-io 1F1EE-1F1F6=flag-iq 1F1EE-1F1F7=flag-ir 1F1EE-1F1F8=flag-is
        1F1EF-1F1EA=flag-je 1F1EF-1F1F2=flag-jm 1F1EF-1F1F4=flag-jo 1F1F0-1F1EA=flag-ke 1F1F0-1F1EC=flag-kg
        1F1F0-1F1ED=flag-kh 1F1F0-1F1EE=flag-ki 1F1F0-1F1F2=flag-km 1F1F0-1F1F3=flag-kn 1F1F0-1F1F5=flag-kp
        1F1F0-1F1FC=flag-kw 1F1F0-1F1FE=flag-ky 1F1F0-1F1FF=flag-kz 1F1F1-1F1E6=flag-la 1F1F1-1F1E7=flag-lb
        1F1F1-1F1E8=flag-lc 1F1F1-1F1EE=flag-li 1F1F1-1F1F0=flag-lk 1F1F1-1F1F7=flag-lr 1F1F1-1F1F8=flag-ls
        1F1F1-1F1F9=flag-lt 1F1F1-1F1FA=flag-lu 1F1F1-1F1FB=flag-lv 1F1F1-1F1FE=flag-ly 1F1F2-1F1E6=flag-ma
        1F1F2-1F1E8=flag-mc 1F1F2-1F1E9=flag-md 1F1F2-1F1EA=flag-me 1F1F2-1F1EB=flag-mf 1F1F2-1F1EC=flag-mg
        1F1F2-1F1ED=flag-mh 1F1F2-1F1F0=flag-mk 1F1F2-1F1F1=flag-ml 1F1F2-1F1F2=flag-mm 1F1F2-1F1F3=flag-mn
        1F1F2-1F1F4=flag-mo 1F1F2-1F1F5=flag-mp 1F1F2-1F1F6=flag-mq 1F1F2-1F1F7=flag-mr 1F1F2-1F1F8=flag-ms
        1F1F2-1F1F9=flag-mt 1F1F2-1F1FA=flag-mu 1F1F2-1F1FB=flag-mv 1F1F2-1F1FC=flag-mw 1F1F2-1F1FD=flag-mx
        1F1F2-1F1FE=flag-my 1F1F2-1F1FF=flag-mz 1F1F3-1F1E6=flag-na 1F1F3-1F1E8=flag-nc 1F1F3-1F1EA=flag-ne
        1F1F3-1F1EB=flag-nf 1F1F3-1F1EC=flag-ng 1F1F3-1F1EE=flag-ni 1F1F3-1F1F1=flag-nl 1F1F3-1F1F4=flag-no
        1F1F3-1F1F5=flag-np 1F1F3-1F1F7=flag-nr 1F1F3-1F1FA=flag-nu 1F1F3-1F1FF=flag-nz 1F1F4-1F1F2=flag-om
        1F1F5-1F1E6=flag-pa 1F1F5-1F1EA=flag-pe 1F1F5-1F1EB=flag-pf 1F1F5-1F1EC=flag-pg 1F1F5-1F1ED=flag-ph
        1F1F5-1F1F0=flag-pk 1F1F5-1F1F1=flag-pl 1F1F5-1F1F2=flag-pm 1F1F5-1F1F3=flag-pn 1F1F5-1F1F7=flag-pr
        1F1F5-1F1F8=flag-ps 1F1F5-1F1F9=flag-pt 1F1F5-1F1FC=flag-pw 1F1F5-1F1FE=flag-py 1F1F6-1F1E6=flag-qa
        1F1F7-1F1EA=flag-re 1F1F7-1F1F4=flag-ro 1F1F7-1F1F8=flag-rs 1F1F7-1F1FC=flag-rw 1F1F8-1F1E6=flag-sa
        1F1F8-1F1E7=flag-sb 1F1F8-1F1E8=flag-sc 1F3F4-E0067-E0062-E0073-E0063-E0074-E007F=flag-scotland
        1F1F8-1F1E9=flag-sd 1F1F8-1F1EA=flag-se 1F1F8-1F1EC=flag-sg 1F1F8-1F1ED=flag-sh 1F1F8-1F1EE=flag-si
        1F1F8-1F1EF=flag-sj 1F1F8-1F1F0=flag-sk 1F1F8-1F1F1=flag-sl 1F1F8-1F1F2=flag-sm 1F1F8-1F1F3=flag-sn
        1F1F8-1F1F4=flag-so 1F1F8-1F1F7=flag-sr 1F1F8-1F1F8=flag-ss 1F1F8-1F1F9=flag-st 1F1F8-1F1FB=flag-sv
        1F1F8-1F1FD=flag-sx 1F1F8-1F1FE=flag-sy 1F1F8-1F1FF=flag-sz 1F1F9-1F1E6=flag-ta 1F1F9-1F1E8=flag-tc
        1F1F9-1F1E9=flag-td 1F1F9-1F1EB=flag-tf 1F1F9-1F1EC=flag-tg 1F1F9-1F1ED=flag-th 1F1F9-1F1EF=flag-tj
        1F1F9-1F1F0=flag-tk 1F1F9-1F1F1=flag-tl 1F1F9-1F1F2=flag-tm 1F1F9-1F1F3=flag-tn 1F1F9-1F1F4=flag-to
        1F1F9-1F1F7=flag-tr 1F1F9-1F1F9=flag-tt 1F1F9-1F1FB=flag-tv 1F1F9-1F1FC=flag-tw 1F1F9-1F1FF=flag-tz
        1F1FA-1F1E6=flag-ua 1F1FA-1F1EC=flag-ug 1F1FA-1F1F2=flag-um 1F1FA-1F1F3=flag-un 1F1FA-1F1FE=flag-uy
        1F1FA-1F1FF=flag-uz 1F1FB-1F1E6=flag-va 1F1FB-1F1E8=flag-vc 1F1FB-1F1EA=flag-ve 1F1FB-1F1EC=flag-vg
        1F1FB-1F1EE=flag-vi 1F1FB-1F1F3=flag-vn 1F1FB-1F1FA=flag-vu 1F3F4-E0067-E0062-E0077-E006C-E0073-E007F=flag-wales
        1F1FC-1F1EB=flag-wf 1F1FC-1F1F8=flag-ws 1F1FD-1F1F0=flag-xk 1F1FE-1F1EA=flag-ye 1F1FE-1F1F9=flag-yt
        1F1FF-1F1E6=flag-za 1F1FF-1F1F2=flag-zm 1F1FF-1F1FC=flag-zw 1F38F=flags 1F9A9=flamingo 1F526=flashlight
        1FAD3=flatbread 269C=fleur_de_lis 1F4BE=floppy_disk 1F3B4=flower_playing_cards 1F633=flushed 1FA88=flute
        1FAB0=fly 1F94F=flying_disc 1F6F8=flying_saucer 1F32B=fog 1F301=foggy 1FAAD=folding_hand_fan 1FAD5=fondue
        1F9B6=foot 1F3C8=football 1F463=footprints 1F374=fork_and_knife 1F960=fortune_cookie 26F2=fountain
        0034-20E3=four 1F340=four_leaf_clover 1F98A=fox_face 1F1EB-1F1F7=fr,flag-fr 1F5BC=frame_with_picture 1F193=free
        1F373=fried_egg,cooking 1F364=fried_shrimp 1F35F=fries 1F438=frog 1F626=frowning 26FD=fuelpump 1F315=full_moon
        1F31D=full_moon_with_face 26B1=funeral_urn 1F3B2=game_die 1F9C4=garlic 1F1EC-1F1E7=gb,uk,flag-gb 2699=gear
        1F48E=gem 264A=gemini 1F9DE=genie 1F47B=ghost 1F381=gift 1F49D=gift_heart 1FADA=ginger_root 1F992=giraffe_face
        1F467=girl 1F95B=glass_of_milk 1F310=globe_with_meridians 1F9E4=gloves 1F945=goal_net 1F410=goat 1F97D=goggles
        26F3=golf 1F3CC=golfer 1FABF=goose 1F98D=gorilla 1F347=grapes 1F34F=green_apple 1F4D7=green_book
        1F49A=green_heart 1F957=green_salad 2755=grey_exclamation 1FA76=grey_heart 2754=grey_question 1F62C=grimacing
        1F601=grin 1F600=grinning 1F482=guardsman 1F9AE=guide_dog 1F3B8=guitar 1F52B=gun 1FAAE=hair_pick 1F487=haircut
        1F354=hamburger 1F528=hammer 2692=hammer_and_pick 1F6E0=hammer_and_wrench 1FAAC=hamsa 1F439=hamster
        270B=hand,raised_hand 1FAF0=hand_with_index_finger_and_thumb_crossed 1F45C=handbag 1F93E=handball
        1F91D=handshake 1F4A9=hankey,poop,shit 0023-20E3=hash 1F425=hatched_chick 1F423=hatching_chick
        1F642-200D-2194=head_shaking_horizontally 1F642-200D-2195=head_shaking_vertically 1F3A7=headphones
        1FAA6=headstone 1F9D1-200D-2695=health_worker 1F649=hear_no_evil 2764=heart 1F49F=heart_decoration
        1F60D=heart_eyes 1F63B=heart_eyes_cat 1FAF6=heart_hands 2764-200D-1F525=heart_on_fire 1F493=heartbeat
        1F497=heartpulse 2665=hearts 2714=heavy_check_mark 2797=heavy_division_sign 1F4B2=heavy_dollar_sign
        1F7F0=heavy_equals_sign 2763=heavy_heart_exclamation_mark_ornament 2796=heavy_minus_sign
        2716=heavy_multiplication_x 2795=heavy_plus_sign 1F994=hedgehog 1F681=helicopter 26D1=helmet_with_white_cross
        1F33F=herb 1F33A=hibiscus 1F506=high_brightness 1F460=high_heel 1F97E=hiking_boot 1F6D5=hindu_temple
        1F99B=hippopotamus 1F52A=hocho,knife 1F573=hole 1F36F=honey_pot 1FA9D=hook 1F434=horse 1F3C7=horse_racing
        1F3E5=hospital 1F975=hot_face 1F336=hot_pepper 1F32D=hotdog 1F3E8=hotel 2668=hotsprings 231B=hourglass
        23F3=hourglass_flowing_sand 1F3E0=house 1F3D8=house_buildings 1F3E1=house_with_garden 1F917=hugging_face
        1F62F=hushed 1F6D6=hut 1FABB=hyacinth 1F91F=i_love_you_hand_sign 1F368=ice_cream 1F9CA=ice_cube
        1F3D2=ice_hockey_stick_and_puck 26F8=ice_skate 1F366=icecream 1F194=id 1FAAA=identification_card
        1F250=ideograph_advantage 1F47F=imp 1F4E5=inbox_tray 1F4E8=incoming_envelope 1FAF5=index_pointing_at_the_viewer
        267E=infinity 1F481=information_desk_person 2139=information_source 1F607=innocent 2049=interrobang 1F4F1=iphone
        1F1EE-1F1F9=it,flag-it 1F3EE=izakaya_lantern,lantern 1F383=jack_o_lantern 1F5FE=japan 1F3EF=japanese_castle
        1F47A=japanese_goblin 1F479=japanese_ogre 1FAD9=jar 1F456=jeans 1FABC=jellyfish 1F9E9=jigsaw 1F602=joy
        1F639=joy_cat 1F579=joystick 1F1EF-1F1F5=jp,flag-jp 1F9D1-200D-2696=judge
        """
}
